// The back door: what a chat needs of the runner, once somebody has pressed its launcher.
export { loadOnUse } from './loadOnUse.js'
