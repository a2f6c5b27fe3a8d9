import { ConsentError } from '../../core/index.js'
import type { AccountLink, NoticeState, RecordKind, Seal } from '../RecordStorage.js'
import type { Query } from '../Query.js'
import { migrate } from './migrate.js'
import { numberColumn, numberOr, textColumn, wordColumn } from './column.js'
import { retrying } from './retrying.js'
import { BETWEEN_BODIES, statements as sql } from './statements.js'
import type { Erased, Row, Tables } from './Tables.js'

// Their places are stored: append only.
const KINDS: readonly RecordKind[] = ['consent', 'agreement', 'activity']
const NOTICE_STATES: readonly NoticeState[] = ['known', 'unknown', 'custom']

const NIL = '00000000-0000-0000-0000-000000000000'
const FIRST_WRITER = Number.MIN_SAFE_INTEGER
const FIRST_SEAL = -2_147_483_648
const LAST_SEAL = 2_147_483_647

const UNREADABLE: Omit<Row, 'subject' | 'id' | 'writer' | 'seal' | 'mac'> = {
  kind: 'consent',
  body: '',
  receivedAt: 0,
  effectiveAt: 0,
  validUntil: 0,
  grants: 0,
  notice: 'unknown',
  salt: '',
}

/** Tables in a database that speaks PostgreSQL. */
export function postgresTables(raw: Query): Tables {
  const query = retrying(raw, 'repeat')
  // Whether the driver says how many rows were written. The first write tells.
  let tellsCount = false
  const kindsOf = (kind?: RecordKind) =>
    KINDS.flatMap((each, place) => (kind === undefined || kind === each ? place : []))

  return {
    migrate: async () => migrate(query),
    async insertRows(rows) {
      const [first, second] = rows
      if (!first) return []
      if (tellsCount && !second) {
        const { rowCount } = await query(sql.insertRow, valuesIn(first), 'consent_insert_row')
        return rowCount === 1 ? [first] : []
      }
      const bodies = rows.map(({ body }) => body).join(BETWEEN_BODIES)
      const lists = [...columnsIn(rows.map(valuesIn)).slice(0, -1), bodies, BETWEEN_BODIES]
      const inserted = await query(sql.insertRows, lists, 'consent_insert_rows')
      tellsCount = typeof inserted.rowCount === 'number'
      return inserted.rows.map((row) => ({ subject: textColumn(row, 'subject'), id: textColumn(row, 'id') }))
    },
    async rowsByKey(keys) {
      const { rows } = await query(sql.rowsByKey, [keys.map(({ subject }) => subject), keys.map(({ id }) => id)])
      return rows.map(rowOf)
    },
    async rowsOf(subject, kind, afterId, limit) {
      const { rows } = await query(sql.rowsOf, [
        subject,
        kind === undefined ? null : kindsOf(kind),
        afterId ?? NIL,
        limit,
      ])
      return rows.map(rowOf)
    },
    async newestOf(subject, kind) {
      const { rows } = await query(sql.newestOf, [subject, kindsOf(kind)], 'consent_newest_of')
      return rows.map(rowOf)[0] ?? null
    },
    async scanRows({ kind, from, to, invalidAt, sealedAfter, sealedUpTo }, after, limit) {
      const { rows } = await query(sql.scanRows, [
        after?.subject ?? NIL,
        after?.id ?? NIL,
        kind === undefined ? null : kindsOf(kind),
        from ?? null,
        to ?? null,
        invalidAt ?? null,
        sealedAfter?.writer ?? null,
        sealedAfter?.seal ?? null,
        sealedUpTo?.writer ?? null,
        sealedUpTo?.seal ?? null,
        limit,
      ])
      return rows.map(rowOf)
    },
    async deleteRows(rows) {
      const subjects = new Set(rows.map(({ subject }) => subject))
      const gone = await query(sql.deleteRows, [[...subjects], rows.map(({ id }) => id), rows.map(({ mac }) => mac)])
      return gone.rows.map((row) => textColumn(row, 'mac'))
    },

    async markErased(subject, at) {
      await query(sql.markErased, [halfOf(subject), at])
    },
    async unmarkErased(before) {
      await query(sql.unmarkErased, [before])
    },
    async insertErased(notes) {
      await query(sql.insertErased, [
        notes.map(({ writer }) => writer),
        notes.map(({ seal }) => seal),
        notes.map(({ mac }) => mac),
        notes.map(({ at }) => at),
        notes.map(({ proof }) => proof),
      ])
    },
    async erasedBetween(after, upTo, from, limit) {
      const { rows } = await query(sql.erasedBetween, [
        from?.writer ?? FIRST_WRITER,
        from?.seal ?? FIRST_SEAL,
        from?.mac ?? '',
        after?.writer ?? null,
        after?.seal ?? null,
        upTo?.writer ?? null,
        upTo?.seal ?? null,
        limit,
      ])
      return rows.map(erasedOf)
    },

    async insertSeal({ writer, seal, count, at, previous, root, mac, witness }) {
      const { rows } = await query(sql.insertSeal, [writer, seal, count, at, previous, root, mac, witness])
      return rows.length > 0 ? 'stored' : 'taken'
    },
    async scanSeals(which, after, limit) {
      const highest = which === 'first' ? 0 : LAST_SEAL
      const { rows } = await query(sql.scanSeals, [
        after?.writer ?? FIRST_WRITER,
        after?.seal ?? FIRST_SEAL,
        highest,
        limit,
      ])
      return rows.map(sealOf)
    },
    async headBefore(writer) {
      const [row] = (await query(sql.headBefore, [writer])).rows
      if (row === undefined) return null
      return { writer: numberColumn(row, 'writer'), seal: numberColumn(row, 'seal'), mac: textColumn(row, 'mac') }
    },

    async insertRestriction(subject, at) {
      return changeOf(await query(sql.insertRestriction, [subject, at]))
    },
    async deleteRestriction(subject) {
      return changeOf(await query(sql.deleteRestriction, [subject]))
    },
    async restrictedOf(subjects) {
      const { rows } = await query(sql.restrictedOf, [subjects])
      return new Set(rows.map((row) => textColumn(row, 'subject')))
    },

    async insertLink({ subject, account, at }) {
      await query(sql.insertLink, [subject, account, at])
    },
    async deleteLink(subject) {
      await query(sql.deleteLink, [subject])
    },
    async linkOf(subject) {
      return (await query(sql.linkOf, [subject])).rows.map(linkOf)[0] ?? null
    },
    async linksOf(account, limit) {
      return (await query(sql.linksOf, [account, limit])).rows.map(linkOf)
    },
    async scanLinks(after, limit) {
      return (await query(sql.scanLinks, [after?.account ?? '', after?.subject ?? NIL, limit])).rows.map(linkOf)
    },

    async insertNotice({ hash, language, variant, sdk, body, at }) {
      const { rows } = await query(sql.insertNotice, [hash, language, variant, sdk, body, at])
      return rows.length > 0 ? 'stored' : 'taken'
    },
    async noticeOf(hash) {
      const [row] = (await query(sql.noticeOf, [hash])).rows
      if (row === undefined) return null
      const text = (name: string) => textColumn(row, name)
      const names = { hash: text('hash'), language: text('language'), variant: text('variant'), sdk: text('sdk') }
      return { ...names, body: text('body'), at: numberColumn(row, 'at') }
    },

    async addCounts(counts) {
      // Adding twice would count twice, so a broken connection is not answered by a repetition.
      await retrying(raw, 'fail')(sql.addCounts, [
        counts.map(({ day }) => day),
        counts.map(({ cell }) => cell),
        counts.map(({ writer }) => writer),
        counts.map(({ count }) => count),
      ])
    },
    async countsOf({ from, to }) {
      const { rows } = await query(sql.countsOf, [from, to])
      return rows.map((row) => ({
        day: textColumn(row, 'day'),
        cell: textColumn(row, 'cell'),
        count: numberColumn(row, 'n'),
      }))
    },

    async ping() {
      await raw(sql.ping, [])
    },
    async close() {},
  }
}

/** What a row holds, in the order of the statements: its body last. */
function valuesIn(row: Row): readonly (string | number)[] {
  return [
    row.writer,
    row.seal,
    row.receivedAt,
    row.effectiveAt,
    row.validUntil,
    KINDS.indexOf(row.kind),
    NOTICE_STATES.indexOf(row.notice),
    row.grants,
    row.subject,
    row.id,
    row.salt,
    row.mac,
    halfOf(row.subject),
    row.body,
  ]
}

/** The rows on their side: an array for each column. */
function columnsIn(rows: readonly (readonly (string | number)[])[]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => String(row[column])))
}

/** 64 of the 128 random bits of a subject. */
function halfOf(subject: string): string {
  return subject.slice(0, 18)
}

function rowOf(row: unknown): Row {
  const subject = textColumn(row, 'subject')
  const id = textColumn(row, 'id')
  try {
    return { ...columnsOf(row), subject, id }
  } catch (error) {
    if (!(error instanceof ConsentError)) throw error
    // Somebody wrote what this server never writes. Verification has to see it and name it, and its code fits nothing here.
    const place = { writer: numberOr(row, 'writer', 0), seal: numberOr(row, 'seal', 0) }
    return { ...UNREADABLE, ...place, subject, id, mac: textColumn(row, 'mac') }
  }
}

function columnsOf(row: unknown): Omit<Row, 'subject' | 'id'> {
  return {
    kind: wordColumn(row, 'kind', KINDS),
    body: textColumn(row, 'body'),
    receivedAt: numberColumn(row, 'received_at'),
    effectiveAt: numberColumn(row, 'effective_at'),
    validUntil: numberColumn(row, 'valid_until'),
    grants: numberColumn(row, 'grants'),
    notice: wordColumn(row, 'notice', NOTICE_STATES),
    writer: numberColumn(row, 'writer'),
    seal: numberColumn(row, 'seal'),
    salt: textColumn(row, 'salt'),
    mac: textColumn(row, 'mac'),
  }
}

function sealOf(row: unknown): Seal {
  return {
    writer: numberColumn(row, 'writer'),
    seal: numberColumn(row, 'seal'),
    count: numberColumn(row, 'rows'),
    at: numberColumn(row, 'at'),
    previous: textColumn(row, 'previous'),
    root: textColumn(row, 'root'),
    mac: textColumn(row, 'mac'),
    witness: textColumn(row, 'witness'),
  }
}

function erasedOf(row: unknown): Erased {
  return {
    writer: numberColumn(row, 'writer'),
    seal: numberColumn(row, 'seal'),
    mac: textColumn(row, 'mac'),
    at: numberColumn(row, 'at'),
    proof: textColumn(row, 'proof'),
  }
}

function linkOf(row: unknown): AccountLink {
  return { subject: textColumn(row, 'subject'), account: textColumn(row, 'account'), at: numberColumn(row, 'at') }
}

function changeOf({ rows }: { readonly rows: readonly unknown[] }): 'changed' | 'same' {
  return rows.length > 0 ? 'changed' : 'same'
}
