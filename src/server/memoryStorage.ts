import type { RecordStorage } from './RecordStorage.js'
import { createStorage } from './storage/createStorage.js'
import { memoryTables } from './storage/memoryTables.js'
import type { StorageOptions } from './StorageOptions.js'

/**
 * A storage that forgets everything with the process: for tests and demos.
 *
 * @param options without keys it makes a random one
 * @example
 * const storage = memoryStorage()
 * const { outcome } = await storage.append(record)
 */
export function memoryStorage(options: Partial<StorageOptions> = {}): RecordStorage {
  const keys = options.keys ?? [crypto.randomUUID()]
  return createStorage(memoryTables(), { ...options, keys })
}
