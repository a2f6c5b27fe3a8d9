// What few visits need, in one file: what another page left in the outbox, and what the server does not take.
export { readEntry } from './readEntry.js'
export { readProblem } from './readProblem.js'
export { settleRefusal } from './settleRefusal.js'
