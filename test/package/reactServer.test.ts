import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { describe, expect, inject, test } from 'vitest'
import { doors, ROOT } from '../doors.ts'

/** What a server bundler does: a file with 'use client' becomes references that only name the browser's code. */
const clientReferences: Plugin = {
  name: 'client references',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]dist[/\\].*\.m?js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!/^["']use client["']/.test(text)) return undefined
      const names =
        /export \{([^}]*)\}/
          .exec(text)?.[1]
          ?.split(',')
          .map((name) => name.trim().replace(/^.* as /, '')) ?? []
      return { contents: names.map((name) => `export const ${name} = 'client:${name}'`).join('\n') }
    })
  },
}

/** Runs the code as a server component's module graph would. */
async function runOnServer(code: string): Promise<unknown> {
  const outfile = join(ROOT, '.tmp/package/server.mjs')
  await build({
    stdin: { contents: code, resolveDir: inject('packed') },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['react-server'],
    external: ['react', 'react-dom'],
    plugins: [clientReferences],
    // Without it the paths of our own tsconfig would lead back to src.
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return JSON.parse(execFileSync('node', ['--conditions=react-server', outfile], { encoding: 'utf8' }))
}

// Every door but style sheets and the file for pages without React; one language stands for all.
const DOORS = doors()
  .filter(({ file }) => file.endsWith('.js') && file !== './dist/page.js')
  .map(({ specifier }) => specifier.replace('*', 'en'))

describe('a server component', () => {
  test.each(DOORS)('R59 imports %s', async (door) => {
    const code = `import * as door from '${door}'; console.log(JSON.stringify(Object.keys(door).length))`
    expect(await runOnServer(code)).toBeGreaterThan(0)
  })

  test('R59 gets components as references and the core as code', async () => {
    const code = `import { ConsentProvider, defineConsent } from 'fluxconsent'
      console.log(JSON.stringify([ConsentProvider, typeof defineConsent]))`
    expect(await runOnServer(code)).toEqual(['client:ConsentProvider', 'function'])
  })

  test('R59 looks inside a namespace of parts', async () => {
    const code = `import { Banner } from 'fluxconsent/ui'; console.log(JSON.stringify(Banner.Root))`
    expect(await runOnServer(code)).toBe('client:BannerRoot')
  })

  test('R23 gets an error from a gate instead of a leak', async () => {
    const code = `import { ConsentGate } from 'fluxconsent'
      try { ConsentGate({ category: 'marketing', children: null }) } catch (error) { console.log(JSON.stringify(error.code)) }`
    expect(await runOnServer(code)).toBe(202)
  })
})
