import type * as fs from 'node:fs'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readSecret } from '../../src/cli/readSecret.js'

// As it is for two first starts that look at the same moment.
vi.mock('node:fs', async (original) => ({ ...(await original<typeof fs>()), existsSync: () => false }))

const MADE = 'the-secret-that-another-start-has-made'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('R71 never writes over the secret that another start has made meanwhile, and reads it', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'secret'), MADE)
  expect(readSecret(folder, {})).toEqual([MADE])
  expect(readdirSync(folder)).toEqual(['secret'])
})

it('R71 leaves nothing beside the secret that it makes', () => {
  const folder = newFolder()
  expect(readSecret(folder, {})).toEqual([readFileSync(join(folder, 'secret'), 'utf8')])
  expect(readdirSync(folder)).toEqual(['secret'])
})
