// The back door: what only some pages need, and never before a person did something.
export { announce } from './announce.js'
export { comeUp } from './comeUp.js'
export { confirmOptOut } from './confirmOptOut.js'
export { landFocus } from './landFocus.js'
