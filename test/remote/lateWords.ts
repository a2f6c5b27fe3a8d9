import type { BrowserContext, Page } from 'playwright'
import { expect } from 'vitest'

/** The words of a choice, which an app finds when a test says so. */
export interface LateWords {
  /** Waits until a page has asked for the words of so many choices. */
  readonly asked: (page: Page, count: number) => Promise<void>
  /** Finds those of its first, second... choice. */
  readonly tell: (page: Page, index: number) => Promise<void>
  /** Cannot find them. */
  readonly fail: (page: Page, index: number) => Promise<void>
}

/** Has every page of a person wait for the words of each choice. */
export async function lateWords(person: BrowserContext): Promise<LateWords> {
  await person.addInitScript(() => {
    const waiting: { resolve: (words: object) => void; reject: (error: Error) => void }[] = []
    const notice = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    Object.assign(window, { notice, waiting })
  })
  return {
    asked: async (page, count) => {
      await expect.poll(() => page.evaluate(() => Reflect.get(window, 'waiting').length)).toBe(count)
    },
    tell: async (page, index) =>
      page.evaluate((at) => Reflect.get(window, 'waiting')[at].resolve({ notice: 'custom', variant: 'own' }), index),
    fail: async (page, index) =>
      page.evaluate((at) => Reflect.get(window, 'waiting')[at].reject(new Error('no words')), index),
  }
}
