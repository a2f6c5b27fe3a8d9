// A fifth back door: how what vendors put into a page is called. Services need it with the page, a chat later.
export { callVendor, hasVendor } from './callVendor.js'
