// A back door to what reads stored choices. It stays out of `index.ts`, because the page opens that door: esbuild would put
// all of this into it, and it is loaded with the acts.
export { CHOICE_ACTIONS, CHOICE_METHODS } from './Choice.js'
export { decodeChoice, isChoiceValue } from './decodeChoice.js'
export { gesturedChoice } from './gesturedChoice.js'
export { newestChoice } from './newestChoice.js'
