export { AccountNotice, type AccountSource } from './AccountNotice.js'
export { AgreementCheckbox } from './AgreementCheckbox.js'
export { agreementTexts } from '../core/forms.js'
export { onAgreement } from './createAgreementStore.js'
export { describePolicy } from './describePolicy.js'
export { OptOutStatus } from './OptOutStatus.js'
export { OptOutLink } from './OptOutLink.js'
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
export { PolicyNotice } from './PolicyNotice.js'
export { loadPolicyTexts, type PolicyTexts } from './PolicyTexts.js'
export { PrivacyCenter } from './PrivacyCenter.js'
export { renderPolicy, type RenderPolicyOptions } from './renderPolicy.js'
export { useAgreement, type AgreementOptions, type AgreementStatus, type AgreementView } from './useAgreement.js'
