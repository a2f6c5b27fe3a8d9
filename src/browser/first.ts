// A back door: what the page itself needs. esbuild puts into the page whatever a later chunk takes of a door that the page
// opens too, so the page does not open `index.ts`.
export { browserEffects } from './browserEffects.js'
export { callBeacon } from './callBeacon.js'
