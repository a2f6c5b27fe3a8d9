import type { Seal, SealHead } from '../RecordStorage.js'
import type { Prover } from './createProver.js'
import { merkleRoot } from './merkleRoot.js'
import { AGAIN_AFTER, LAST_TRIES, pause } from './retrying.js'
import type { Tables } from './Tables.js'

const SEAL_AFTER = 1000
const NO_SEAL = '00000000000000000000000000000000'
const WITNESSED = 16

/** Seals what one process wrote. */
export interface Sealer {
  /** Chooses the writer's number and writes its first, empty seal. Idempotent. */
  open(): Promise<void>
  /** The writer's number; 0 before it was opened. */
  writer(): number
  /** Takes part in the seal that is gathering. The seal waits for the matching {@link end}. @returns its number */
  begin(): number
  /** Hands in the codes of the rows that were acknowledged. */
  end(seal: number, codes: readonly string[]): void
  /** Nobody knows which rows were written: no seal is written from this one on, and what they cover stays unsealed. */
  lose(seal: number): void
  /** How many acknowledged rows no seal covers yet. */
  unsealed(): number
  /** Seals everything that was acknowledged. */
  close(): Promise<void>
}

interface Group {
  pending: number
  readonly codes: string[]
  /** Called when the last one that takes part has ended. */
  settle: () => void
}

/** Makes a sealer. It writes at most one seal a second, and none when nothing was written. */
export function createSealer(
  tables: Tables,
  prover: Prover,
  now: () => number,
  onError: (error: unknown) => void,
): Sealer {
  let head: SealHead = { writer: 0, seal: 0, mac: NO_SEAL }
  let opening: Promise<void> | undefined
  let gathering = 1
  let writing = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = 0
  let state: 'open' | 'closing' = 'open'
  // The first seal that will never be written. None may follow it: the chain would have a hole.
  let lost = Infinity
  const groups = new Map<number, Group>()

  async function makeSeal(writer: number, seal: number, codes: readonly string[], witness: string): Promise<Seal> {
    const root = await merkleRoot(codes)
    const fields = { writer, seal, previous: head.mac, count: codes.length, root, witness, at: now() }
    return { ...fields, mac: await prover.signSeal(fields) }
  }

  async function open(): Promise<void> {
    const witness = await witnessOf(tables)
    while (head.writer === 0) {
      const first = await makeSeal(newWriter(now()), 0, [], witness)
      if ((await tables.insertSeal(first)) === 'stored') head = first
    }
  }

  function groupOf(seal: number): Group {
    const known = groups.get(seal)
    if (known) return known
    const group: Group = { pending: 0, codes: [], settle: () => {} }
    groups.set(seal, group)
    return group
  }

  async function writeUntilStored(seal: number, { codes }: Group): Promise<void> {
    let made: Seal | undefined
    for (let attempt = 1; seal < lost; attempt++) {
      try {
        // Once: a seal of this number that stands there already is this one, written by a try whose answer was lost.
        made ??= await makeSeal(head.writer, seal, codes, '')
        await tables.insertSeal(made)
        head = made
        waiting -= codes.length
        return
      } catch (error) {
        onError(error)
        if (state === 'closing' && attempt >= LAST_TRIES) lost = seal
        else await pause(AGAIN_AFTER)
      }
    }
  }

  async function rotate(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const seal = gathering
    const group = groupOf(seal)
    // An empty seal would say nothing, and a missing number would look like a seal that was cut out.
    if (group.codes.length === 0) return writing
    gathering++
    if (group.pending > 0) {
      const settled = new Promise<void>((resolve) => {
        group.settle = resolve
      })
      writing = writing.then(async () => settled)
    }
    writing = writing.then(async () => writeUntilStored(seal, group))
    writing = writing.then(() => void groups.delete(seal))
    return writing
  }

  return {
    async open() {
      opening ??= open().catch((error: unknown) => {
        opening = undefined
        throw error
      })
      return opening
    },
    writer: () => head.writer,
    begin() {
      groupOf(gathering).pending++
      return gathering
    },
    end(seal, codes) {
      const group = groupOf(seal)
      group.pending--
      group.codes.push(...codes)
      waiting += codes.length
      if (group.pending === 0) group.settle()
      if (waiting > 0) timer ??= setTimeout(() => void rotate(), SEAL_AFTER)
    },
    lose(seal) {
      lost = Math.min(lost, seal)
      this.end(seal, [])
    },
    unsealed: () => waiting,
    async close() {
      state = 'closing'
      await rotate()
    },
  }
}

/** Sorts by the time of its start, fits a bigint and a number, and is the same twice in a million starts within a second. */
function newWriter(now: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return Math.floor(now / 1000) * 2 ** 20 + (random % 2 ** 20)
}

/** The heads of the writers before. If somebody cuts off the end of one of their chains, this seal tells. */
async function witnessOf(tables: Tables): Promise<string> {
  const heads: string[] = []
  let writer = Number.MAX_SAFE_INTEGER
  while (heads.length < WITNESSED) {
    const found = await tables.headBefore(writer)
    if (!found) break
    heads.push(`${found.writer}:${found.seal}:${found.mac}`)
    writer = found.writer
  }
  return heads.join(',')
}
