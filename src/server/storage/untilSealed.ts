import type { RecordStorage } from '../RecordStorage.js'

const PATIENCE = 15_000

/** Waits until everything that was acknowledged is sealed, or 15 seconds. */
export async function untilSealed(storage: RecordStorage): Promise<void> {
  const end = Date.now() + PATIENCE
  while ((await storage.health()).unsealed > 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50))
}
