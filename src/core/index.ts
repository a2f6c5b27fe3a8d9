export type { Activity } from './Activity.js'
export type { Agreement } from './Agreement.js'
export type { CategoryDefinition } from './CategoryDefinition.js'
export type { CategoryView, ShownState } from './categoryViews.js'
export {
  CHOICE_ACTIONS,
  CHOICE_METHODS,
  type Choice,
  type ChoiceAction,
  type ChoiceMethod,
  type ConsentRecord,
} from './Choice.js'
export { isGranted, type Condition } from './Condition.js'
export type { Audience, ChoiceCookie, Claim, ConsentConfig, ConsentInput, Expiry } from './ConsentConfig.js'
export type { ConsentEffect } from './ConsentEffect.js'
export { consentError, ConsentError, type ErrorCode } from './ConsentError.js'
export type {
  BannerMessages,
  CategoryMessages,
  ConsentMessages,
  DetailMessages,
  Locale,
  LocaleDetails,
  PlaceholderMessages,
  Plural,
  UsualCategory,
} from './ConsentMessages.js'
export type {
  Cause,
  ConsentActions,
  ConsentData,
  ConsentState,
  ConsentStatus,
  EventLike,
  NamedCause,
  Surface,
} from './ConsentState.js'
export type { ConsentStorage } from './ConsentStorage.js'
export type { ConsentInlet, ConsentStore } from './ConsentStore.js'
export type { Authority, Contact, Controller } from './Controller.js'
export type { ActHost, ConsentActs } from './createActs.js'
export { createConsentStore } from './createConsentStore.js'
export { createEmitter, type Emitter } from './createEmitter.js'
export { createStoreShell, type ConsentStoreOptions, type InitialConsent } from './createStoreShell.js'
export { isAsked, type Decidable } from './Decidable.js'
export type { Decision, Decisions, DecisionState, Permissions } from './Decision.js'
export { decodeChoice } from './decodeChoice.js'
export { defineConsent } from './defineConsent.js'
export { defineService } from './defineService.js'
export { diffPermissions } from './diffPermissions.js'
export type { ErrorTexts } from './errorTexts.js'
export { evaluate } from './evaluate.js'
export { explain, type Explanation } from './explain.js'
export { formatMessage, formatPlural } from './formatMessage.js'
export { headScript, type HeadScriptOptions } from './headScript.js'
export {
  MODELS,
  strictestModel,
  UNKNOWN_JURISDICTION,
  type Jurisdiction,
  type JurisdictionRow,
  type Model,
} from './Jurisdiction.js'
export { isSame } from './isSame.js'
export type { Kit } from './kit.js'
export { lifetimeSeconds, type Duration, type Lifetime } from './Lifetime.js'
export type { Policy, PolicyVersion } from './Policy.js'
export { newestChoice } from './newestChoice.js'
export { PROMPT_REASONS, type Prompt, type PromptReason } from './Prompt.js'
export { promptFor } from './promptFor.js'
export type { Purpose } from './Purpose.js'
export { readConsent, readCookies, type ConsentSource, type HeaderReader } from './readConsent.js'
// A star, because only then an app can augment `Register` through this door.
export * from './Register.js'
export type { DataKind, Provider, Role, Service, ServiceHosts, ServiceScript, Transfer } from './Service.js'
export type { ServiceContext } from './ServiceContext.js'
export type { ServiceView } from './serviceView.js'
export { NO_SIGNALS, readSignals, type SignalAdapter, type Signals, type SignalSource } from './Signals.js'
export { resolveJurisdiction } from './resolveJurisdiction.js'
export { permits, ruleFor, type Rule, type Situation } from './ruleFor.js'
export type { StorageKind, StoredItem } from './StoredItem.js'
export { warnOnce } from './warnOnce.js'
export type { LeftReason, SweptItem, WithdrawalReport } from './WithdrawalReport.js'
