export { describePolicy } from './describePolicy.js'
export { OptOutStatus } from './OptOutStatus.js'
export { CookiePolicy } from './Policy.js'
export type {
  PolicyBlock,
  PolicyDocument,
  PolicyFact,
  PolicyItem,
  PolicyLink,
  PolicySection,
  PolicyText,
} from './PolicyDocument.js'
export type { PolicySource } from './PolicySource.js'
export { loadPolicyTexts, type PolicyTexts } from './PolicyTexts.js'
export { renderPolicy, type RenderPolicyOptions } from './renderPolicy.js'
