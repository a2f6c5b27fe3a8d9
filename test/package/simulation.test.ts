import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const packed = inject('packed')
const APP = `
  export * from 'fluxconsent'
  export * from 'fluxconsent/core'
  export * from 'fluxconsent/browser'
  export * from 'fluxconsent/ui'
`
// The pattern that the address is read by.
const TRACE = 'consent-([a-z]+)='
let folder = ''

/** All code that an app of this mode ships, lazy chunks included. */
async function shipped(mode: 'production' | 'development'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: join(packed, '../..') },
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['react', 'react-dom', 'radix-ui'],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulation-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('the simulation by the address', () => {
  test('R135 is in the bundle of a development build', async () => {
    expect(await shipped('development')).toContain(TRACE)
  })

  test('R135 is in no production bundle: a link can never switch the rule of a page', async () => {
    expect(await shipped('production')).not.toContain(TRACE)
  })

  test('R135 is not in the file for pages without a bundler', async () => {
    expect(await readFile(join(packed, 'dist/page.js'), 'utf8')).not.toContain(TRACE)
  })
})
