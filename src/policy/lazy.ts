// What a click needs, and no page before it.
export { createRights } from '../core/rights.js'
export { eraseItem } from './eraseItem.js'
export { saveJson } from './saveJson.js'
export { saveReceipt } from './saveReceipt.js'
