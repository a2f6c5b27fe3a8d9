import { memoryStorage } from 'fluxconsent/server'
import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, recordOf, startApi } from './startApi.js'

/** A promise, and how it is kept. */
function open(): { readonly passed: Promise<void>; readonly pass: () => void } {
  let pass = (): void => undefined
  const passed = new Promise<void>((resolve) => void (pass = resolve))
  return { passed, pass }
}

describe('close', () => {
  it('R71 waits for what was begun, then closes the storage, and acknowledges nothing after it', async () => {
    const memory = memoryStorage()
    const events: string[] = []
    const [begun, disk] = [open(), open()]
    const { api, send } = startApi({
      storage: {
        ...memory,
        append: async (record) => {
          begun.pass()
          await disk.passed
          events.push('committed')
          return memory.append(record)
        },
        close: async () => void events.push('closed'),
      },
    })
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    const first = send('POST', '/v1/records', { key: newKey(), body })
    await begun.passed
    const closing = api.close()
    const second = await send('POST', '/v1/records', { key: newKey(), body })
    expect(second.body).toMatchObject({ status: 503, code: 462 })
    expect(second.headers.get('retry-after')).toBe('5')
    expect(events).toEqual([])
    disk.pass()
    expect((await first).status).toBe(201)
    await closing
    await api.close()
    expect(events).toEqual(['committed', 'closed'])
  })
})
