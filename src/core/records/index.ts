// A fourth back door: what the sync with a consent API makes, checks and reads. Apart, for the same reason.
export { choiceOfRecord } from './choiceOfRecord.js'
export { createRecord } from './createRecord.js'
export { noticeHash } from './noticeHash.js'
export { parseRecord } from './parseRecord.js'
export { recordPatterns } from './recordPatterns.js'
export { check, map, nullable, oneOf, shape, text } from '../shape.js'
