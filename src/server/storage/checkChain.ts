import type { Finding, Seal, SealHead } from '../RecordStorage.js'
import type { Prover } from './createProver.js'
import type { SealPlace, Tables } from './Tables.js'

const PAGE = 1000
const NO_SEAL = '00000000000000000000000000000000'

/** A seal, and whether this server wrote it. */
export interface CheckedSeal {
  readonly seal: Seal
  readonly state: 'genuine' | 'broken'
}

/**
 * Reads all seals and checks that each follows the one before, and that those exist that later writers saw.
 *
 * @param expected heads of an earlier verification
 * @returns the seals, by writer and number; problems are reported while they are read
 */
export async function checkChain(
  tables: Tables,
  prover: Prover,
  expected: readonly SealHead[],
  report: (finding: Finding) => void,
): Promise<AsyncGenerator<CheckedSeal>> {
  const promised = new Map(expected.map((head) => [keyOf(head), head]))
  for await (const first of allSeals(tables, 'first')) {
    // A broken witness is reported when its turn comes.
    if (await prover.verifiesSeal(first)) for (const head of headsIn(first.witness)) promised.set(keyOf(head), head)
  }
  return checkEach(tables, prover, promised, report)
}

async function* checkEach(
  tables: Tables,
  prover: Prover,
  promised: Map<string, SealHead>,
  report: (finding: Finding) => void,
): AsyncGenerator<CheckedSeal> {
  let before: SealHead | null = null
  for await (const seal of allSeals(tables, 'all')) {
    const isGenuine = await prover.verifiesSeal(seal)
    const last: SealHead | null = before?.writer === seal.writer ? before : null
    const next: number = last ? last.seal + 1 : 0
    for (let lost = next; lost < Math.min(seal.seal, next + PAGE); lost++) {
      report({ problem: 'cut', writer: seal.writer, seal: lost })
      promised.delete(keyOf({ writer: seal.writer, seal: lost }))
    }
    const follows: boolean = seal.seal !== next || seal.previous === (last?.mac ?? NO_SEAL)
    const promise = promised.get(keyOf(seal))
    const isPromised: boolean = promise === undefined || promise.mac === seal.mac
    promised.delete(keyOf(seal))
    const state = isGenuine && follows && isPromised ? 'genuine' : 'broken'
    if (state === 'broken') report({ problem: 'broken', writer: seal.writer, seal: seal.seal })
    before = seal
    yield { seal, state }
  }
  for (const { writer, seal } of promised.values()) report({ problem: 'cut', writer, seal })
}

async function* allSeals(tables: Tables, which: 'all' | 'first'): AsyncGenerator<Seal> {
  let after: SealPlace | null = null
  for (;;) {
    const seals: readonly Seal[] = await tables.scanSeals(which, after, PAGE)
    yield* seals
    const last = seals.at(-1)
    if (!last || seals.length < PAGE) return
    after = last
  }
}

function headsIn(witness: string): readonly SealHead[] {
  return witness.split(',').flatMap((part) => {
    const [writer, seal, mac] = part.split(':')
    return mac === undefined ? [] : { writer: Number(writer), seal: Number(seal), mac }
  })
}

function keyOf({ writer, seal }: SealPlace): string {
  return `${writer} ${seal}`
}
