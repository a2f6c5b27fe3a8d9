import type { Erased, SealPlace, Tables } from './Tables.js'

const PAGE = 1000

/** All notes of erasures after one place, up to and including the other, page by page. */
export async function* allErased(
  tables: Tables,
  after: SealPlace | undefined,
  upTo: SealPlace | undefined,
): AsyncGenerator<readonly Erased[]> {
  let from: Erased | null = null
  for (;;) {
    const notes: readonly Erased[] = await tables.erasedBetween(after, upTo, from, PAGE)
    const last = notes.at(-1)
    if (last) yield notes
    if (!last || notes.length < PAGE) return
    from = last
  }
}
