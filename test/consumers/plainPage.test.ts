import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { openSite } from './openSite.ts'
import { serve } from './tools.ts'
import type { Visitor } from './Visitor.ts'

const { come } = openSite(async () => {
  const packed = inject('packed')
  const folder = join(packed, '../../plain')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  cpSync(join(ROOT, 'test/consumers/plain'), folder, { recursive: true })
  for (const file of ['page.js', 'styles.css']) cpSync(join(packed, 'dist', file), join(folder, file))
  return serve(folder, 'vite', 'preview', '--outDir', '.', '--strictPort')
})

const status = ({ page }: Visitor): Promise<string> => page.locator('#status').innerText()
const runs = ({ page }: Visitor): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'trackerRuns') ?? 0)

describe('a page without React and without a bundler', () => {
  test('R137 is one file of ours, which runs nothing before a choice', async () => {
    const visitor = await come()
    await expect.poll(() => status(visitor)).toBe('undecided, denied')
    await visitor.page.waitForLoadState('networkidle')
    expect(visitor.requests.map((url) => new URL(url).pathname)).toEqual(['/', '/styles.css', '/page.js'])
    expect(await visitor.stored()).toEqual([])
  })

  test('R137 runs a script from the grant on, and on return', async () => {
    const visitor = await come()
    await visitor.page.locator('#accept').click()
    await expect.poll(() => runs(visitor)).toBe(1)
    expect(await status(visitor)).toBe('decided, granted')
    await visitor.page.reload()
    await expect.poll(() => runs(visitor)).toBe(1)
    expect(await visitor.stored()).toEqual(['cookie_consent', 'tracker'])
  })

  test('R137 withdraws: the cookie goes, and the script stays away on return', async () => {
    const visitor = await come()
    await visitor.page.locator('#accept').click()
    await expect.poll(() => runs(visitor)).toBe(1)
    await visitor.page.locator('#withdraw').click()
    await expect.poll(visitor.stored).toEqual(['cookie_consent'])
    await visitor.page.reload()
    await expect.poll(() => status(visitor)).toBe('decided, denied')
    await visitor.page.waitForLoadState('networkidle')
    expect(await runs(visitor)).toBe(0)
    expect(visitor.problems).toEqual([])
  })

  test('R54 another tool keeps its choice where this one cannot keep it, also with everything in one file', async () => {
    const visitor = await come()
    await visitor.page.evaluate(() => localStorage.setItem('another-tool', 'yes'))
    await visitor.page.goto('/#full')
    await visitor.page.reload()
    await expect.poll(() => status(visitor)).toBe('decided, granted')
    await expect.poll(() => runs(visitor)).toBe(1)
    expect(await visitor.stored()).toEqual(['another-tool', 'tracker'])
  })
})
