export type { AccountConflict, AccountState } from './AccountState.js'
export type { Activity, ActivityBasis } from './Activity.js'
export type { Agreement, AgreementPurpose } from './Agreement.js'
export type { AgreementAction, AgreementRecord } from './records/AgreementRecord.js'
export { audienceRule, type Audience } from './audienceRule.js'
export type { CategoryDefinition } from './CategoryDefinition.js'
export type { CategoryView, ShownState } from './categoryViews.js'
export type { Choice, ChoiceAction, ChoiceMethod } from './Choice.js'
export { categoryFacts, type CategoryFacts } from './categoryFacts.js'
export { canonicalJson } from './records/canonicalJson.js'
export { choiceOfRecord } from './records/choiceOfRecord.js'
export { isGranted, type Condition } from './Condition.js'
export type { ChoiceCookie, Claim, ConsentConfig, ConsentInput, Expiry } from './ConsentConfig.js'
export {
  MAX_RECORD_BYTES,
  RECORD_ACTIONS,
  RECORD_ACTORS,
  RECORD_SCHEMA,
  RECORD_STATES,
  type ConsentRecord,
  type RecordAction,
  type RecordActor,
  type RecordState,
} from './records/ConsentRecord.js'
export type { ConsentEffect } from './ConsentEffect.js'
export { consentError, ConsentError, type ErrorCode } from './ConsentError.js'
export type {
  BannerMessages,
  CategoryMessages,
  ConsentMessages,
  DetailMessages,
  Locale,
  LocaleDetails,
  LocalePolicy,
  NoticeMessages,
  PlaceholderMessages,
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
export {
  contentSecurityPolicy,
  formatDirectives,
  type ContentSecurityPolicy,
  type ContentSecurityPolicyOptions,
  type PolicyDirectives,
} from './contentSecurityPolicy.js'
export type { Authority, Contact, Controller } from './Controller.js'
export type { ActHost } from './ActHost.js'
export type { ConsentActs } from './createActs.js'
export { createRights, type ConsentRights } from './createRights.js'
export { createConsentStore } from './createConsentStore.js'
export { createEmitter, type Emitter } from './createEmitter.js'
export { createRecord, type RecordContext } from './records/createRecord.js'
export { createStoreShell, type ConsentStoreOptions, type InitialConsent } from './createStoreShell.js'
export { isAsked, type Decidable, type OptOut } from './Decidable.js'
export type { Decision, Decisions, DecisionState, Permissions } from './Decision.js'
export { defineConsent } from './defineConsent.js'
export { defineService } from './defineService.js'
export { diffPermissions } from './diffPermissions.js'
export type { ErrorTexts } from './errorTexts.js'
export { doNotTrack } from './doNotTrack.js'
export { evaluate } from './evaluate.js'
export { explain, type Explained, type Explanation, type ExplanationSource } from './explain.js'
export { exemption } from './exemption.js'
export { firstLayerTexts, type FirstLayerTexts } from './firstLayerTexts.js'
export { formatMessage, formatPlural } from './formatMessage.js'
export { headScript, type HeadScriptOptions } from './headScript.js'
export { fromC15t, type C15tOptions } from './importers/fromC15t.js'
export { fromCookiebot } from './importers/fromCookiebot.js'
export { fromCookieYes } from './importers/fromCookieYes.js'
export { fromKlaro, type KlaroOptions } from './importers/fromKlaro.js'
export { fromOneTrust } from './importers/fromOneTrust.js'
export { fromReactCookieConsent, type ReactCookieConsentOptions } from './importers/fromReact.js'
export { fromStorage, type StorageImport } from './importers/fromStorage.js'
export { fromVanillaCookieConsent, type VanillaOptions } from './importers/fromVanilla.js'
export type {
  ChoiceMaker,
  ImportChoice,
  ImportConfig,
  ImportedAnswers,
  Importer,
  ImportMapping,
  ImportPage,
  ImportSource,
} from './importers/Importer.js'
export {
  MODELS,
  strictestModel,
  UNKNOWN_JURISDICTION,
  type ExemptionKind,
  type GpcEffect,
  type Jurisdiction,
  type JurisdictionRow,
  type Model,
  type Refinement,
} from './Jurisdiction.js'
export { JURISDICTIONS, type JurisdictionTable } from './jurisdictions.js'
export { isOptOutState } from './isOptOutState.js'
export { isSame } from './isSame.js'
export type { Kit } from './kit.js'
export { lifetimeSeconds, type Duration, type Lifetime } from './Lifetime.js'
export type { LocalText } from './LocalText.js'
export { parseRecord, type ParsedRecord, type RecordIssue } from './records/parseRecord.js'
export { objectionsOf } from './objectionsOf.js'
export { optOutOf, type OptOutState } from './optOutOf.js'
export { ownItems } from './ownItems.js'
export type { PermissionBinding, PermissionSource } from './PermissionBinding.js'
export type { Plural } from './Plural.js'
export type { NamedLink, Policy, PolicyVersion } from './Policy.js'
export type { PolicyBrowser, PolicyMessages, PolicyRequest, PolicyRight, PolicySectionId } from './PolicyMessages.js'
export { noticeHash } from './records/noticeHash.js'
export { noticeTexts, preferencesTexts, type NoticeOptions, type NoticeTexts } from './records/noticeTexts.js'
export { newVersions } from './newVersions.js'
export { PROMPT_REASONS, type Prompt, type PromptReason } from './Prompt.js'
export { promptFor } from './promptFor.js'
export type { Purpose } from './Purpose.js'
export { readConsent, type ConsentSource, type HeaderReader, type ReadConsentOptions } from './readConsent.js'
export { readPlace, type Edge, type PlaceHeaders, type ReadHeader } from './readPlace.js'
export { readSimulation, type Simulation } from './readSimulation.js'
export { readCookies } from './readCookies.js'
// A star, because only then an app can augment `Register` through this door.
export * from './Register.js'
export type {
  ChatService,
  ChatWindow,
  DataKind,
  Provider,
  Role,
  Service,
  ServiceHosts,
  ServiceScript,
  Transfer,
} from './Service.js'
export type { ServiceContext } from './ServiceContext.js'
export type { ServiceView } from './serviceView.js'
export { NO_SIGNALS, readSignals, type SignalAdapter, type Signals, type SignalSource } from './Signals.js'
export { resolveJurisdiction } from './resolveJurisdiction.js'
export { permits, ruleFor, type Rule, type Situation } from './ruleFor.js'
export { sdkVersion } from './records/sdkVersion.js'
export type { StorageKind, StoredItem } from './StoredItem.js'
export { setAudience } from './setAudience.js'
export { signalEffect, type SignalEffect } from './signalEffect.js'
export { watchOptOut } from './watchOptOut.js'
export { toKantaraReceipt, type KantaraReceipt } from './records/toKantaraReceipt.js'
export { toReceipt, type Receipt, type ReceiptOptions } from './records/toReceipt.js'
export { warnOnce } from './warnOnce.js'
export type { LeftItem, LeftReason, SweptItem, WithdrawalReport } from './WithdrawalReport.js'
