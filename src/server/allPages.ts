import type { Page } from './RecordStorage.js'

/** Every item of a paged list, a page at a time. */
export async function* allPages<Item>(read: (after: string | null) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let after: string | null = null
  do {
    const page: Page<Item> = await read(after)
    yield* page.items
    after = page.next
  } while (after !== null)
}
