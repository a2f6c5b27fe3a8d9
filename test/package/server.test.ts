import { build } from 'esbuild'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, inject, test } from 'vitest'

/** What a worker has: the web's own things, and nothing of Node. */
const WEB = {
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  crypto,
  queueMicrotask,
  setTimeout,
}

test('the consent API runs in a worker: bundled, it asks for nothing of Node', async () => {
  const entry = join(inject('packed'), '../../worker.js')
  writeFileSync(
    entry,
    `import { defineConsent } from 'fluxconsent/core'
    import { createConsentApi, memoryStorage } from 'fluxconsent/server'
    const config = defineConsent({
      controller: { name: 'A', email: 'a@a.example', dpo: null },
      policy: { version: '1', updated: '2026-01-01', url: '/p' },
      categories: {}, services: [],
    })
    const api = createConsentApi({ config, storage: memoryStorage(), secret: 'x'.repeat(32) })
    answer = async (request) => api.fetch(request)`,
  )
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    // As the bundlers of workers do. That none of it is left is what this test proves.
    external: ['node:*'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const code = outputFiles[0]?.text ?? ''
  // It asks once whether there happens to be Node; here there is none.
  const asked =
    /"process" in globalThis|Reflect\.get\(process, "getBuiltinModule"\)|Reflect\.apply\(\w+, process, \["node:crypto"\]\)/g
  expect(code.replace(asked, '')).not.toMatch(/node:|require\(|\bprocess\b|\bBuffer\b/)

  const sandbox: { answer?: (request: Request) => Promise<Response> } & typeof WEB = { ...WEB }
  runInContext(code, createContext(sandbox))
  const context = await sandbox.answer?.(new Request('https://api.example/v1/context'))
  expect(await context?.json()).toMatchObject({ jurisdiction: { model: 'opt-in' }, policy: { version: '1' } })
  const at = '2026-02-15T10:00:00.000Z'
  const record = {
    schemaVersion: '1.0',
    id: `${Date.parse(at)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`,
    subject: null,
    event: { action: 'reject-all', state: 'refused', at, method: 'banner', actor: 'subject' },
    decisions: {},
    asked: {},
    validUntil: '2026-08-15T10:00:00.000Z',
    agreement: null,
    notice: { hash: 'custom', language: null, policyVersion: '1', policyUrl: '/p' },
    ui: { sdk: '0.1.0', variant: null, buttons: [] },
    context: { origin: null, jurisdiction: null, regulation: 'unknown', model: 'opt-in' },
    signals: { gpc: false },
    controller: { name: 'A', contact: 'a@a.example' },
  }
  const headers = { authorization: `Bearer ${'A'.repeat(43)}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ record, sentAt: Date.parse(at) })
  const posted = await sandbox.answer?.(
    new Request('https://api.example/v1/records', { method: 'POST', headers, body }),
  )
  expect(posted?.status).toBe(201)
}, 60_000)
