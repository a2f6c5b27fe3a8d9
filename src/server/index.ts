export { embeddedStorage } from './embeddedStorage.js'
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
  Verification,
  VerifyOptions,
} from './RecordStorage.js'
export type { BatchOptions, Hmac, StorageOptions } from './StorageOptions.js'
