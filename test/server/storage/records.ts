import { expect, vi } from 'vitest'
import type { NewRecord, RecordStorage } from 'fluxconsent/server'
import { newRecord } from './plainRecord.ts'

/** So many, acknowledged. */
export async function append(storage: RecordStorage, count: number): Promise<readonly NewRecord[]> {
  const records = Array.from({ length: count }, () => newRecord())
  const results = await Promise.all(records.map(async (record) => storage.append(record)))
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['stored']))
  return records
}

export async function untilSealed(storage: RecordStorage): Promise<void> {
  await vi.waitFor(async () => expect((await storage.health()).unsealed).toBe(0), { timeout: 20_000 })
}
