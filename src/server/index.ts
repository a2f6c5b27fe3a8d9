export { hashAccount } from './accounts/accountHashes.js'
export type { AdminAccess, AdminEntry, ConsentApiOptions, RateLimits } from './ConsentApiOptions.js'
export { createConsentApi, type ConsentApi } from './createConsentApi.js'
export { embeddedStorage } from './embeddedStorage.js'
export type { LogEntry } from './LogEntry.js'
export { memoryStorage } from './memoryStorage.js'
export { postgresStorage } from './postgresStorage.js'
export type { Query, SqlValue } from './Query.js'
export { testRecordStorage, type TestApi } from './testRecordStorage.js'
export { queryOf, type PgPool } from './queryOf.js'
export type {
  AccountLink,
  AppendResult,
  AuditOptions,
  Finding,
  NewRecord,
  Notice,
  NoticeState,
  Page,
  PageOptions,
  RecordKind,
  RecordStorage,
  Seal,
  SealHead,
  StatisticsCell,
  StatisticsRange,
  StorageHealth,
  StoredRecord,
  SubjectPageOptions,
  SubjectVerification,
  Verification,
  VerifyOptions,
} from './RecordStorage.js'
export { readSubject } from './readSubject.js'
export type { BatchOptions, StorageOptions } from './StorageOptions.js'
export { openApi, type OpenApiDocument } from './openApi.js'
export { PROBLEMS, type ProblemCode } from './Problem.js'
export type { Receipt } from './routes/createRecordPost.js'
export { signLinkToken, type LinkClaim } from './accounts/signLinkToken.js'
export { toNodeListener, type NodeListener } from './toNodeListener.js'
