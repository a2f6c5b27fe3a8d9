export * as Placeholder from './placeholder.parts.js'
export { YouTube } from './YouTube.js'
