import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { serveStart } from './tools.ts'

/** What `npm start` reads of a checkout, without what was built there before. */
const CHECKED_IN = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'src', 'examples/demo']
const BUILT = ['dist', '.fluxconsent']

function checkOut(): string {
  const folder = join(inject('packed'), '../../checkout')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const path of CHECKED_IN) {
    cpSync(join(ROOT, path), join(folder, path), {
      recursive: true,
      filter: (from) => !BUILT.includes(basename(from)),
    })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('npm start builds package and demo, serves the pages and the consent API, and ends when it is told to', async () => {
  const server = await serveStart(checkOut())
  const ask = async (path: string): Promise<string> => (await fetch(server.url + path)).text()
  try {
    await expect.poll(server.output).toContain(`The demo is on ${server.url}, its consent API on /consent`)
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(await ask('/')) ?? []
    expect(await ask(script)).toContain('Hosting from Bucharest')
    expect(JSON.parse(await ask('/consent/v1/context'))).toMatchObject({ policy: { version: expect.any(String) } })
  } finally {
    await server.stop()
  }
  await expect(ask('/')).rejects.toThrow('fetch failed')
}, 300_000)
