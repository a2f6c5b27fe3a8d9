import { PGlite } from '@electric-sql/pglite'
import { readFileSync } from 'node:fs'
import { parse } from 'libpg-query'
import { describe, expect, test } from 'vitest'
import { postgresStorage, type Query } from 'fluxconsent/server'
import { MIGRATION_TABLE, MIGRATIONS } from '../../../src/server/storage/migrations.ts'
import { statements } from '../../../src/server/storage/statements.ts'
import { KEY } from './engines.ts'
import { newRecord, NOON } from './plainRecord.ts'

// What PGlite, PostgreSQL 15, CockroachDB, YugabyteDB and Citus share, in the words of PostgreSQL's own parser.
const NODES = new Set(
  `InsertStmt SelectStmt DeleteStmt CreateStmt IndexStmt RangeVar RangeFunction RangeSubselect Alias List
  ResTarget ColumnRef ParamRef A_Const A_Expr BoolExpr NullTest TypeCast TypeName FuncCall RowExpr SubLink SortBy String Integer
  ColumnDef Constraint IndexElem OnConflictClause InferClause A_ArrayExpr`.split(/\s+/),
)
const FUNCTIONS = new Set(['decode', 'encode', 'string_to_array', 'sum', 'unnest'])
const TYPES = new Set(['int2', 'int4', 'int8', 'text', 'uuid', 'bytea'])
const OPERATORS = new Set(['=', '<', '>', '<=', '>=', '+'])
const CONSTRAINTS = new Set(['CONSTR_NOTNULL', 'CONSTR_PRIMARY'])
/** What these nodes may say, and where only one thing is meant, what. */
const PROPERTIES = new Set(
  `accessMethod=btree action alias aliasname arg args arrayBounds boolop colname colnames cols constraints contype fields
  fromClause funcformat=COERCE_EXPLICIT_CALL funcname functions groupClause idxname if_not_exists=true indexElems indexParams
  infer inh=true is_local=true items ival keys kind=AEXPR_OP kind=AEXPR_OP_ANY lexpr limitCount limitOption=LIMIT_OPTION_DEFAULT
  limitOption=LIMIT_OPTION_COUNT location name names node nulls_ordering=SORTBY_NULLS_DEFAULT nulltesttype number onConflictClause
  oncommit=ONCOMMIT_NOOP op=SETOP_NONE ordering=SORTBY_DEFAULT override=OVERRIDING_NOT_SET relation relname relpersistence=p
  returningList rexpr row_format selectStmt sortClause sortby_dir=SORTBY_DEFAULT sortby_dir=SORTBY_DESC
  sortby_nulls=SORTBY_NULLS_DEFAULT stmt subLinkType=EXISTS_SUBLINK subselect sval tableElts
  targetList typeName typemod=-1 val valuesLists whereClause`.split(/\s+/),
)

/** Everything in a statement that some engine would not take. */
async function unshared(sql: string): Promise<readonly string[]> {
  const found: string[] = []
  const namesIn = (list: unknown) =>
    Array.from(Object(list), (each) => Object(each).String?.sval).filter((name) => name !== 'pg_catalog')
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    for (const [key, child] of Object.entries(value)) {
      const names = namesIn(key === 'FuncCall' ? child.funcname : key === 'A_Expr' ? child.name : child?.names)
      if (/^[A-Z]/.test(key) && !NODES.has(key)) found.push(key)
      if (key === 'FuncCall') found.push(...names.filter((name) => !FUNCTIONS.has(name)))
      if (key === 'A_Expr') found.push(...names.filter((name) => !OPERATORS.has(name)))
      if (key === 'typeName') found.push(...names.filter((name) => !TYPES.has(name)))
      if (key === 'Constraint' && !CONSTRAINTS.has(child.contype)) found.push(child.contype)
      // Nodes and the places of a list have names of their own.
      if (/^[a-z]/.test(key) && !PROPERTIES.has(key) && !PROPERTIES.has(`${key}=${child}`))
        found.push(`${key}=${child}`)
      // Only a table without those that inherit from it says nothing of them.
      if (key === 'RangeVar' && child.inh !== true) found.push('FROM ONLY')
      visit(child)
    }
  }
  const { stmts } = await parse(sql)
  if (stmts.length !== 1) found.push(`${stmts.length} statements`)
  visit(stmts)
  return found
}

const schema = [MIGRATION_TABLE, ...MIGRATIONS.flatMap((step) => step.statements)]

describe('the SQL of the storage', () => {
  test.each([...schema, ...Object.values(statements)])('R72 keeps to what all engines share: %.60s', async (sql) => {
    expect(await unshared(sql)).toEqual([])
  })

  test.each([
    'CREATE TABLE a (id bigserial PRIMARY KEY)',
    'CREATE TABLE a (id uuid REFERENCES b)',
    'CREATE TABLE a (id uuid DEFAULT gen_random_uuid())',
    'CREATE TABLE a (b text UNIQUE)',
    'CREATE SEQUENCE a',
    'CREATE TRIGGER a BEFORE INSERT ON b EXECUTE FUNCTION c()',
    'SELECT pg_advisory_lock(1)',
    'SELECT a FROM b FOR UPDATE',
    'SELECT now()',
    'SELECT row_number() OVER () FROM a',
    'WITH a AS (DELETE FROM b RETURNING c) SELECT c FROM a',
    'UPDATE a SET b = 1',
    'LISTEN a',
    'BEGIN',
    "SELECT a FROM b WHERE c ~ 'x'",
    'SELECT 1; SELECT 2',
    'CREATE INDEX a ON b USING gin (c)',
    'CREATE INDEX CONCURRENTLY a ON b (c)',
    'CREATE UNIQUE INDEX a ON b (c)',
    'CREATE INDEX a ON b (c text_pattern_ops)',
    'CREATE INDEX a ON b (c) INCLUDE (d)',
    'CREATE UNLOGGED TABLE a (b text)',
    'CREATE TEMP TABLE a (b text)',
    'CREATE TABLE a (b text) INHERITS (c)',
    'CREATE TABLE a (b text) PARTITION BY RANGE (b)',
    'CREATE TABLE a (b varchar(3))',
    'SELECT DISTINCT a FROM b',
    'SELECT DISTINCT ON (a) b FROM c',
    'SELECT a FROM b, LATERAL (SELECT c FROM d) e',
    'SELECT a FROM ONLY b',
    'SELECT a INTO b FROM c',
    'SELECT a FROM b UNION SELECT a FROM c',
    'SELECT a FROM b GROUP BY a HAVING sum(c) > 1',
    'SELECT a FROM b ORDER BY a USING >',
    'SELECT a FROM b ORDER BY a NULLS FIRST',
    'SELECT a FROM b LIMIT 1 OFFSET 2',
    'SELECT a FROM b ORDER BY a FETCH FIRST 1 ROWS WITH TIES',
    'SELECT sum(a) FILTER (WHERE b) FROM c',
    'SELECT sum(DISTINCT a) FROM c',
    'SELECT a FROM b WHERE c IS NOT DISTINCT FROM d',
    'SELECT a FROM b WHERE c BETWEEN 1 AND 2',
    'INSERT INTO a (b) VALUES (1) ON CONFLICT ON CONSTRAINT c DO NOTHING',
    'INSERT INTO a (b) OVERRIDING SYSTEM VALUE VALUES (1)',
    'DELETE FROM a USING b WHERE a.c = b.c',
  ])('R72 would be found to go further: %s', async (sql) => {
    expect(await unshared(sql)).not.toEqual([])
  })

  test('R72 leads the key of the records by the subject, and has one more index at all', () => {
    expect(schema.join('\n').match(/PRIMARY KEY \(([^)]*)\)/)?.[1]).toBe('subject, id')
    expect(schema.filter((sql) => /^CREATE\b.*\bINDEX\b/.test(sql))).toHaveLength(1)
  })

  test('R72 has the column by which Citus spreads a table in its key, as docs/storage.md says', () => {
    const keyOf = (table: string): string | undefined => {
      const sql = schema.find((each) => each.startsWith(`CREATE TABLE IF NOT EXISTS ${table} (`)) ?? ''
      return /PRIMARY KEY \((.*)\)/.exec(sql)?.[1] ?? /(\w+) \w+ PRIMARY KEY/.exec(sql)?.[1]
    }
    const row =
      readFileSync('docs/storage.md', 'utf8')
        .split('\n')
        .find((line) => line.startsWith('| Citus')) ?? ''
    const spread = new Map<string, string>([['consent_record', /'consent_record', '(\w+)'/.exec(row)?.[1] ?? '']])
    for (const [, tables = '', column = ''] of row.matchAll(/((?:`\w+`(?:, )?)+) \((\w+)\)/g))
      for (const [, table = ''] of tables.matchAll(/`(\w+)`/g)) spread.set(table, column)
    expect([...spread.keys()].sort()).toEqual([
      'consent_count',
      'consent_erased',
      'consent_link',
      'consent_record',
      'consent_restricted',
      'consent_seal',
    ])
    for (const [table, column] of spread) expect(keyOf(table)?.split(', '), table).toContain(column)
  })

  test('R72 takes no default, so nothing is made by the database', () => {
    expect(schema.join('\n')).not.toMatch(/DEFAULT|GENERATED|SERIAL/i)
  })

  test('R72 never changes a record: it appends, and an erasure deletes', () => {
    const writes = Object.values(statements).filter((sql) => /^(INSERT|DELETE|UPDATE)/.test(sql))
    expect(writes.filter((sql) => sql.includes('DO UPDATE')).map((sql) => sql.slice(0, 25))).toEqual([
      'INSERT INTO consent_count',
    ])
    expect(writes.filter((sql) => sql.startsWith('UPDATE'))).toEqual([])
  })
})

describe('the statements that are sent', () => {
  test('R72 are one for a record, after the first, and nothing is read before', async () => {
    const sent: string[] = []
    const database = await PGlite.create()
    const query: Query = async (sql, params) => {
      sent.push(sql)
      return database.query(sql, [...params])
    }
    const storage = postgresStorage(query, { keys: [KEY] })
    await storage.append(newRecord())
    expect(sent.slice(0, schema.length + 2).filter((sql) => schema.includes(sql))).toEqual(schema)
    sent.length = 0
    await storage.append(newRecord())
    expect(sent).toEqual([statements.insertRow])
    sent.length = 0
    await Promise.all(Array.from({ length: 400 }, async () => storage.append(newRecord())))
    const inserts = sent.filter((sql) => sql === statements.insertRow || sql === statements.insertRows)
    expect(inserts.length).toBeLessThan(10)
    await storage.erase(newRecord().subject, NOON)
    await storage.close()
    const known = [...schema, ...Object.values(statements)]
    expect(sent.filter((sql) => !known.includes(sql))).toEqual([])
    await database.close()
  })

  test('never ask for more than a page, so that any number of records fits into constant memory', async () => {
    const database = await PGlite.create()
    let most = 0
    const query: Query = async (sql, params) => {
      const answer = await database.query(sql, [...params])
      most = Math.max(most, answer.rows.length)
      return answer
    }
    const storage = postgresStorage(query, { keys: [KEY], batch: { rows: 500 } })
    await Promise.all(Array.from({ length: 5000 }, async () => storage.append(newRecord())))
    let after: string | null = null
    let count = 0
    do {
      const page = await storage.records({ after, limit: 1000 })
      count += page.items.length
      after = page.next
    } while (after !== null)
    const { records } = await storage.verify()
    await storage.rebuildStatistics({ from: '2026-11-22', to: '2026-11-22' })
    expect([count, records]).toEqual([5000, 5000])
    expect(most).toBeLessThanOrEqual(1001)
    await storage.close()
    await database.close()
  })
})

test('R70 the tables have no column for an address, a user agent, a referrer or a path', () => {
  const columns = schema.flatMap((sql) =>
    [...sql.matchAll(/^ {2}(\w+) (?:bigint|integer|smallint|uuid|text|bytea)/gm)].map(([, name]) => name),
  )
  expect([...new Set(columns)].sort((a = '', b = '') => (a < b ? -1 : 1))).toEqual(
    `account at body cell day effective_at grants hash id kind language mac n notice previous proof received_at root rows
    salt sdk seal subject valid_until variant witness writer`.split(/\s+/),
  )
})
