// A sixth back door: what a click in the privacy centre needs. Apart, for the same reason.
export { createRecord } from './createRecord.js'
export { createRights } from './createRights.js'
export { toReceipt } from './toReceipt.js'
