// The back door: what is loaded after the first paint. It stays out of `index.ts`, because a bundler puts whatever a
// door names into the chunk of whoever opens the door.
export { createActs } from './createActs.js'
export { createChoice } from './createChoice.js'
export { decide } from './decide.js'
export { encodeChoice } from './encodeChoice.js'
export { createRecordCheck, isRecordSize, RECORD_TOO_LARGE } from './records/parseRecord.js'
export { recordPatterns } from './records/recordPatterns.js'
export { uuidv7 } from './uuidv7.js'
