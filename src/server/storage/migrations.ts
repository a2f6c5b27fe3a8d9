/** One step of the schema. It only ever adds, so processes of the version before go on working while it runs. */
export interface Migration {
  readonly version: number
  /** Each may be run again. */
  readonly statements: readonly string[]
}

// Wide columns first: each row is about 140 bytes and its body, and no byte of it is padding.
const RECORD = `CREATE TABLE IF NOT EXISTS consent_record (
  writer bigint NOT NULL,
  received_at bigint NOT NULL,
  effective_at bigint NOT NULL,
  valid_until bigint NOT NULL,
  seal integer NOT NULL,
  kind smallint NOT NULL,
  notice smallint NOT NULL,
  grants smallint NOT NULL,
  subject uuid NOT NULL,
  id uuid NOT NULL,
  salt bytea NOT NULL,
  mac bytea NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (subject, id)
)`

const ERASED = `CREATE TABLE IF NOT EXISTS consent_erased (
  writer bigint NOT NULL,
  seal integer NOT NULL,
  mac bytea NOT NULL,
  at bigint NOT NULL,
  proof bytea NOT NULL,
  PRIMARY KEY (writer, seal, mac)
)`

const GONE = `CREATE TABLE IF NOT EXISTS consent_gone (half text PRIMARY KEY, at bigint NOT NULL)`

const SEAL = `CREATE TABLE IF NOT EXISTS consent_seal (
  writer bigint NOT NULL,
  seal integer NOT NULL,
  rows integer NOT NULL,
  at bigint NOT NULL,
  previous bytea NOT NULL,
  root bytea NOT NULL,
  mac bytea NOT NULL,
  witness text NOT NULL,
  PRIMARY KEY (writer, seal)
)`

const RESTRICTED = `CREATE TABLE IF NOT EXISTS consent_restricted (subject uuid PRIMARY KEY, at bigint NOT NULL)`

const LINK = `CREATE TABLE IF NOT EXISTS consent_link (
  subject uuid PRIMARY KEY,
  account text NOT NULL,
  at bigint NOT NULL
)`
const LINK_BY_ACCOUNT = `CREATE INDEX IF NOT EXISTS consent_link_by_account ON consent_link (account, subject)`

const NOTICE = `CREATE TABLE IF NOT EXISTS consent_notice (
  hash text PRIMARY KEY,
  language text NOT NULL,
  variant text NOT NULL,
  sdk text NOT NULL,
  body text NOT NULL,
  at bigint NOT NULL
)`

const COUNT = `CREATE TABLE IF NOT EXISTS consent_count (
  day text NOT NULL,
  cell text NOT NULL,
  writer bigint NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (day, cell, writer)
)`

/** Which steps a database has taken. */
export const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS consent_migration (version integer PRIMARY KEY, at bigint NOT NULL)`

/** The steps of the schema: append only, never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: [RECORD, ERASED, GONE, SEAL, RESTRICTED, LINK, LINK_BY_ACCOUNT, NOTICE, COUNT] },
]
