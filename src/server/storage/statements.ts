const ROW = `writer, received_at, effective_at, valid_until, seal, kind, notice, grants, subject, id,
  encode(salt, 'hex') AS salt, encode(mac, 'hex') AS mac, body`

/**
 * Parts the bodies of a batch, which are sent as one text: in a list each of their quotes would be escaped and read again,
 * which takes longer than the rest of the statement. No JSON holds it.
 */
export const BETWEEN_BODIES = '\u001e'

/** The names of the statements. */
export type Statement =
  | 'insertRow'
  | 'insertRows'
  | 'rowsByKey'
  | 'rowsOf'
  | 'newestOf'
  | 'scanRows'
  | 'deleteRows'
  | 'markErased'
  | 'unmarkErased'
  | 'insertErased'
  | 'erasedBetween'
  | 'insertSeal'
  | 'scanSeals'
  | 'headBefore'
  | 'insertRestriction'
  | 'deleteRestriction'
  | 'restrictedOf'
  | 'insertLink'
  | 'deleteLink'
  | 'linkOf'
  | 'linksOf'
  | 'scanLinks'
  | 'insertNotice'
  | 'noticeOf'
  | 'addCounts'
  | 'countsOf'
  | 'ping'

/**
 * Every statement of the storage. They use what PGlite, PostgreSQL 15, CockroachDB, YugabyteDB and Citus share: a test
 * parses them. Lists come in as arrays, so the text of a statement never depends on how many there are.
 */
export const statements: { readonly [Name in Statement]: string } = {
  insertRow: `INSERT INTO consent_record
  (writer, seal, received_at, effective_at, valid_until, kind, notice, grants, subject, id, salt, mac, body)
SELECT $1::bigint, $2::integer, $3::bigint, $4::bigint, $5::bigint, $6::smallint, $7::smallint, $8::smallint, $9::uuid, $10::uuid,
  decode($11::text, 'hex'), decode($12::text, 'hex'), $14::text
WHERE NOT EXISTS (SELECT 1 FROM consent_gone WHERE half = $13::text)
ON CONFLICT (subject, id) DO NOTHING`,

  insertRows: `INSERT INTO consent_record
  (writer, seal, received_at, effective_at, valid_until, kind, notice, grants, subject, id, salt, mac, body)
SELECT v.writer, v.seal, v.received_at, v.effective_at, v.valid_until, v.kind, v.notice, v.grants, v.subject, v.id,
  decode(v.salt, 'hex'), decode(v.mac, 'hex'), v.body
FROM unnest($1::bigint[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[], $6::smallint[], $7::smallint[], $8::smallint[],
  $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::text[], string_to_array($14::text, $15::text))
  AS v(writer, seal, received_at, effective_at, valid_until, kind, notice, grants, subject, id, salt, mac, half, body)
WHERE NOT EXISTS (SELECT 1 FROM consent_gone g WHERE g.half = v.half)
ON CONFLICT (subject, id) DO NOTHING
RETURNING subject, id`,

  rowsByKey: `SELECT ${ROW} FROM consent_record WHERE subject = ANY($1::uuid[]) AND id = ANY($2::uuid[])`,

  rowsOf: `SELECT ${ROW} FROM consent_record
WHERE subject = $1::uuid AND ($2::smallint[] IS NULL OR kind = ANY($2::smallint[])) AND id > $3::uuid ORDER BY id LIMIT $4`,

  newestOf: `SELECT ${ROW} FROM consent_record
WHERE subject = $1::uuid AND kind = ANY($2::smallint[]) ORDER BY effective_at DESC, grants, id DESC LIMIT 1`,

  scanRows: `SELECT ${ROW} FROM consent_record
WHERE (subject, id) > ($1::uuid, $2::uuid)
  AND ($3::smallint[] IS NULL OR kind = ANY($3::smallint[]))
  AND ($4::bigint IS NULL OR received_at >= $4) AND ($5::bigint IS NULL OR received_at < $5)
  AND ($6::bigint IS NULL OR valid_until < $6)
  AND ($7::bigint IS NULL OR (writer, seal) > ($7::bigint, $8::integer))
  AND ($9::bigint IS NULL OR (writer, seal) <= ($9::bigint, $10::integer))
ORDER BY subject, id LIMIT $11`,

  deleteRows: `DELETE FROM consent_record
WHERE subject = ANY($1::uuid[]) AND id = ANY($2::uuid[]) AND encode(mac, 'hex') = ANY($3::text[])
RETURNING encode(mac, 'hex') AS mac`,

  markErased: `INSERT INTO consent_gone (half, at) VALUES ($1::text, $2) ON CONFLICT (half) DO NOTHING`,

  unmarkErased: 'DELETE FROM consent_gone WHERE at < $1',

  insertErased: `INSERT INTO consent_erased (writer, seal, mac, at, proof)
SELECT v.writer, v.seal, decode(v.mac, 'hex'), v.at, decode(v.proof, 'hex')
FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::bigint[], $5::text[]) AS v(writer, seal, mac, at, proof)
ON CONFLICT (writer, seal, mac) DO NOTHING`,

  erasedBetween: `SELECT writer, seal, encode(mac, 'hex') AS mac, at, encode(proof, 'hex') AS proof FROM consent_erased
WHERE (writer, seal, mac) > ($1::bigint, $2::integer, decode($3::text, 'hex'))
  AND ($4::bigint IS NULL OR (writer, seal) > ($4::bigint, $5::integer))
  AND ($6::bigint IS NULL OR (writer, seal) <= ($6::bigint, $7::integer))
ORDER BY writer, seal, mac LIMIT $8`,

  insertSeal: `INSERT INTO consent_seal (writer, seal, rows, at, previous, root, mac, witness)
VALUES ($1::bigint, $2::integer, $3::integer, $4::bigint, decode($5::text, 'hex'), decode($6::text, 'hex'), decode($7::text, 'hex'), $8::text)
ON CONFLICT (writer, seal) DO NOTHING RETURNING seal`,

  scanSeals: `SELECT writer, seal, rows, at, encode(previous, 'hex') AS previous, encode(root, 'hex') AS root,
  encode(mac, 'hex') AS mac, witness
FROM consent_seal WHERE (writer, seal) > ($1::bigint, $2::integer) AND seal <= $3 ORDER BY writer, seal LIMIT $4`,

  headBefore: `SELECT writer, seal, encode(mac, 'hex') AS mac FROM consent_seal
WHERE writer < $1 ORDER BY writer DESC, seal DESC LIMIT 1`,

  insertRestriction: `INSERT INTO consent_restricted (subject, at) VALUES ($1::uuid, $2)
ON CONFLICT (subject) DO NOTHING RETURNING subject`,

  deleteRestriction: `DELETE FROM consent_restricted WHERE subject = $1::uuid RETURNING subject`,

  restrictedOf: `SELECT subject FROM consent_restricted WHERE subject = ANY($1::uuid[])`,

  insertLink: `INSERT INTO consent_link (subject, account, at) VALUES ($1::uuid, $2::text, $3)
ON CONFLICT (subject) DO NOTHING`,

  deleteLink: `DELETE FROM consent_link WHERE subject = $1::uuid`,

  linkOf: `SELECT subject, account, at FROM consent_link WHERE subject = $1::uuid`,

  linksOf: `SELECT subject, account, at FROM consent_link WHERE account = $1::text ORDER BY subject LIMIT $2`,

  scanLinks: `SELECT subject, account, at FROM consent_link
WHERE (account, subject) > ($1::text, $2::uuid) ORDER BY account, subject LIMIT $3`,

  insertNotice: `INSERT INTO consent_notice (hash, language, variant, sdk, body, at)
VALUES ($1::text, $2::text, $3::text, $4::text, $5::text, $6) ON CONFLICT (hash) DO NOTHING RETURNING hash`,

  noticeOf: `SELECT hash, language, variant, sdk, body, at FROM consent_notice WHERE hash = $1::text`,

  addCounts: `INSERT INTO consent_count (day, cell, writer, n)
SELECT v.day, v.cell, v.writer, v.n FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) AS v(day, cell, writer, n)
ON CONFLICT (day, cell, writer) DO UPDATE SET n = consent_count.n + excluded.n`,

  countsOf: `SELECT day, cell, sum(n) AS n FROM consent_count
WHERE day >= $1::text AND day <= $2::text GROUP BY day, cell ORDER BY day, cell`,

  ping: 'SELECT 1 AS one',
}
