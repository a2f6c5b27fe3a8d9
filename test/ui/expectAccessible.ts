import axe from 'axe-core'
import { expect } from 'vitest'
import { settleAnimations } from './settleAnimations.ts'

/** Fails with the names and places of every violation that axe finds in the page. */
export async function expectAccessible(): Promise<void> {
  // What is on its way has no colour yet.
  await settleAnimations()
  const { violations } = await axe.run()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
