import type { Page } from '../RecordStorage.js'

/** All items of a list, page by page: for lists that are known to be short. */
export async function allItems<Item>(read: (after: string | null) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const page: Page<Item> = await read(after)
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}
