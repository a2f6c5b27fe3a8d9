import type { Frame } from 'playwright'
import type { Visitor } from './Visitor.ts'

/** An item as it lies in the browser. */
export interface Found {
  readonly name: string
  readonly kind: string
  readonly domain: string
  /** Seconds until it goes. */
  readonly age: number | null
}

/** Everything that lies in the browser after a visit, whoever holds it. */
export async function findItems({ page, context }: Visitor): Promise<readonly Found[]> {
  const cookies = await context.cookies()
  const frames = page.frames().filter((frame) => frame.url().startsWith('https:'))
  const stored = await Promise.all(frames.map(async (frame) => itemsIn(frame)))
  return [
    ...cookies.map(({ name, domain, expires }) => ({
      name,
      kind: 'cookie',
      domain: domain.replace(/^\./, ''),
      age: expires < 0 ? null : expires - Date.now() / 1000,
    })),
    ...stored.flat(),
  ]
}

async function itemsIn(frame: Frame): Promise<readonly Found[]> {
  const { host } = new URL(frame.url())
  const items = await frame.evaluate(async () => [
    ...Object.keys(localStorage).map((name) => ({ name, kind: 'local' })),
    ...Object.keys(sessionStorage).map((name) => ({ name, kind: 'session' })),
    ...(await indexedDB.databases()).map(({ name = '' }) => ({ name, kind: 'indexed-db' })),
    ...(await caches.keys()).map((name) => ({ name, kind: 'cache' })),
  ])
  return items.map((item) => ({ ...item, domain: host, age: null }))
}
