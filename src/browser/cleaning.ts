// The chunk for cleaning up behind what was denied: loaded beside the one that runs services.
export { cleanUp } from './cleanUp.js'
