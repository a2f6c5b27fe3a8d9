// A back door: what the first paint needs, and what a page's own components do. esbuild puts into the page whatever a later chunk takes of a door that the page
// opens too, so the page does not open `index.ts`.
export { browserEffects } from './browserEffects.js'
export { assertHttpAddress } from './assertHttpAddress.js'
