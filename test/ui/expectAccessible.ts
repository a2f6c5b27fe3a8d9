import axe from 'axe-core'
import { expect } from 'vitest'

/** Fails with the names and places of every violation that axe finds in the page. */
export async function expectAccessible(): Promise<void> {
  // What is on its way has no colour yet.
  await Promise.allSettled(document.getAnimations().map(async ({ finished }) => finished))
  const { violations } = await axe.run()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
