// The back door of what stands in for a server in tests: no Node, no database, in any browser.
export { createConsentApi } from './createConsentApi.js'
export { memoryStorage } from './memoryStorage.js'
