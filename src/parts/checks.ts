// The back door of what only development and tests need. Apart from `lazy.ts`, which every visitor loads.
export { prominenceProblems } from './prominenceProblems.js'
export { reviewFirstLayer } from './reviewFirstLayer.js'
