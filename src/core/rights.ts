// A sixth back door: what a click in the privacy centre needs. Apart, for the same reason.
export { createRecord } from './records/createRecord.js'
export { createRights } from './createRights.js'
export { toReceipt } from './records/toReceipt.js'
