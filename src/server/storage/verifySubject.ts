import type { Finding, SubjectVerification } from '../RecordStorage.js'
import { allErased } from './allErased.js'
import { stillThere } from './checkSeal.js'
import type { Prover } from './createProver.js'
import type { Row, SealPlace, Tables } from './Tables.js'

const PAGE = 1000

/** What stands where a row says that it was sealed, and the codes that erasures left there. */
interface SealedPlace {
  readonly state: 'sealed' | 'unsealed' | 'broken' | 'cut'
  readonly erased: ReadonlySet<string>
}

/** Checks the rows of one subject and the seals that they name: a few reads by key, however much else there is. */
export async function verifySubject(tables: Tables, prover: Prover, subject: string): Promise<SubjectVerification> {
  const findings: Finding[] = []
  const counts = { records: 0, sealed: 0, unsealed: 0 }
  const places = new Map<string, SealedPlace>()
  const restored: Row[] = []

  async function placeOf({ writer, seal }: Row): Promise<SealedPlace> {
    const key = `${writer} ${seal}`
    const known = places.get(key)
    if (known) return known
    const place = await readPlace(tables, prover, { writer, seal })
    places.set(key, place)
    if (place.state === 'broken' || place.state === 'cut') findings.push({ problem: place.state, writer, seal })
    return place
  }

  async function check(row: Row): Promise<void> {
    const { id, mac } = row
    // What a row says of its seal counts only if the row is genuine.
    if (!(await prover.verifiesRow(row))) return void findings.push({ problem: 'edited', subject, id })
    const { state, erased } = await placeOf(row)
    if (erased.has(mac)) return void restored.push(row)
    if (state === 'sealed') counts.sealed++
    if (state !== 'unsealed') return
    counts.unsealed++
    findings.push({ problem: 'unsealed', subject, id })
  }

  for await (const rows of allRowsOf(tables, subject)) {
    counts.records += rows.length
    for (const row of rows) await check(row)
  }
  for (const { id } of await stillThere(tables, restored)) findings.push({ problem: 'inserted', subject, id })
  const isDamaged = findings.some(({ problem }) => problem !== 'unsealed')
  return { result: isDamaged ? 'damaged' : counts.records > 0 ? 'intact' : 'empty', ...counts, findings }
}

async function readPlace(tables: Tables, prover: Prover, { writer, seal }: SealPlace): Promise<SealedPlace> {
  const before = { writer, seal: seal - 1 }
  const [found] = await tables.scanSeals('all', before, 1)
  const erased = new Set<string>()
  for await (const notes of allErased(tables, before, { writer, seal })) {
    for (const note of notes) if (await prover.verifiesErased(note)) erased.add(note.mac)
  }
  if (found?.writer !== writer) return { state: 'unsealed', erased }
  // A writer leaves no number out.
  if (found.seal !== seal) return { state: 'cut', erased }
  return { state: (await prover.verifiesSeal(found)) ? 'sealed' : 'broken', erased }
}

async function* allRowsOf(tables: Tables, subject: string): AsyncGenerator<readonly Row[]> {
  let after: string | null = null
  for (;;) {
    const rows: readonly Row[] = await tables.rowsOf(subject, undefined, after, PAGE)
    yield rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? null
  }
}
