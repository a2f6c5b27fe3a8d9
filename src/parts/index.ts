export { Action, type ActionProps } from './Action.js'
export { createPartContext } from './createPartContext.js'
export { Part, type AsChild, type PartProps } from './Part.js'
export { useMergedRefs } from './useMergedRefs.js'
