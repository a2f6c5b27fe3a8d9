import type { Finding, Seal, SealHead, Verification, VerifyOptions } from '../RecordStorage.js'
import { allErased } from './allErased.js'
import { allRows } from './allRows.js'
import { checkChain } from './checkChain.js'
import { checkSeal, type SealedRows } from './checkSeal.js'
import type { Prover } from './createProver.js'
import type { Row, SealPlace, Tables } from './Tables.js'

// As many rows are held at once; their codes take about 20 MB.
const WINDOW = 200_000

/** Rows by the seal that they name. */
type Groups = Map<string, SealedRows>

/**
 * Checks each row and each seal, in constant memory: a window of seals at a time, with one scan of the rows for each.
 *
 * What is written meanwhile disturbs nothing: seals are read before the rows, notes of erasures after them.
 */
export async function verifyRecords(
  tables: Tables,
  prover: Prover,
  { heads: expected = [], limit = 1000, onProgress = () => {} }: VerifyOptions = {},
): Promise<Verification> {
  const totals = { records: 0, seals: 0, erased: 0, unsealed: 0, damages: 0 }
  // Apart, so that the many rows that a killed process leaves unsealed hide nothing.
  const found: Record<'unsealed' | 'damages', Finding[]> = { unsealed: [], damages: [] }
  const heads = new Map<number, SealHead>()
  const report = (finding: Finding): void => {
    const kind = finding.problem === 'unsealed' ? 'unsealed' : 'damages'
    totals[kind]++
    if (found[kind].length < limit) found[kind].push(finding)
  }

  const chain = await checkChain(tables, prover, expected, report)
  let sealedAfter: SealPlace | undefined
  let window: Seal[] = []
  let rows = 0
  const checkWindow = async (sealedUpTo: SealPlace | undefined): Promise<void> => {
    const groups = await readGroups(tables, prover, { sealedAfter, sealedUpTo }, totals, { report, onProgress })
    for (const seal of window) {
      const group = groups.get(keyOf(seal)) ?? { genuine: [], wrong: [], erased: new Set() }
      for (const finding of await checkSeal(tables, seal, group)) report(finding)
      groups.delete(keyOf(seal))
    }
    // No genuine seal covers the others: theirs is still gathering, was never written, or was tampered with.
    for (const [key, { genuine, wrong }] of groups) {
      const problem = heads.has(Number(key.split(' ', 1)[0])) ? 'edited' : 'inserted'
      for (const { subject, id } of genuine) report({ problem: 'unsealed', subject, id })
      for (const { subject, id } of wrong) report({ problem, subject, id })
    }
    sealedAfter = sealedUpTo
    window = []
    rows = 0
  }

  for await (const { seal, state } of chain) {
    totals.seals++
    if (rows + seal.count > WINDOW && window.length > 0) await checkWindow(window.at(-1))
    // What a seal says counts only if it is genuine.
    if (state === 'broken') continue
    window.push(seal)
    rows += Math.max(1, seal.count)
    heads.set(seal.writer, { writer: seal.writer, seal: seal.seal, mac: seal.mac })
  }
  await checkWindow(undefined)

  const { damages, ...counts } = totals
  const findings = [...found.damages, ...found.unsealed].slice(0, limit)
  return { result: damages > 0 ? 'damaged' : 'intact', ...counts, findings, heads: [...heads.values()] }
}

async function readGroups(
  tables: Tables,
  prover: Prover,
  { sealedAfter, sealedUpTo }: { sealedAfter: SealPlace | undefined; sealedUpTo: SealPlace | undefined },
  totals: { records: number; erased: number },
  { report, onProgress }: { report: (finding: Finding) => void; onProgress: (records: number) => void },
): Promise<Groups> {
  const groups: Groups = new Map()
  const groupOf = (place: SealPlace): SealedRows => {
    const key = keyOf(place)
    const group = groups.get(key) ?? { genuine: [], wrong: [], erased: new Set() }
    groups.set(key, group)
    return group
  }
  for await (const rows of allRows(tables, { sealedAfter, sealedUpTo })) {
    totals.records += rows.length
    const verdicts = await Promise.all(rows.map(async (row) => prover.verifiesRow(row)))
    for (const [index, row] of rows.entries()) sortIn(groupOf(row), row, verdicts[index] === true)
    onProgress(totals.records)
  }
  for await (const notes of allErased(tables, sealedAfter, sealedUpTo)) {
    totals.erased += notes.length
    const verdicts = await Promise.all(notes.map(async (note) => prover.verifiesErased(note)))
    for (const [index, note] of notes.entries()) {
      if (verdicts[index] === true) groupOf(note).erased.add(note.mac)
      else report({ problem: 'forged', writer: note.writer, seal: note.seal })
    }
  }
  return groups
}

function sortIn({ genuine, wrong }: SealedRows, { subject, id, mac }: Row, isGenuine: boolean): void {
  if (isGenuine) genuine.push({ subject, id, mac })
  else wrong.push({ subject, id, mac })
}

function keyOf({ writer, seal }: SealPlace): string {
  return `${writer} ${seal}`
}
