import type promises from 'node:fs/promises'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { embeddedStorage } from 'fluxconsent/server'
import { KEY } from './engines.ts'
import { newRecord } from './plainRecord.ts'

const disk = vi.hoisted(() => ({ left: null as number | null }))
// A full disk cannot be made without the rights of root.
vi.mock('node:fs/promises', async (importOriginal) => {
  const actual = await importOriginal<typeof promises>()
  const statfs = async (path: string) => {
    const { blocks, bsize, bavail } = await actual.statfs(path)
    return disk.left === null ? { blocks, bsize, bavail } : { blocks, bsize: 2 ** 20, bavail: disk.left }
  }
  return { ...actual, statfs }
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flux-room-'))
})
afterEach(() => {
  disk.left = null
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

test('R71 an embedded database is not made on a disk that is nearly full', async () => {
  disk.left = 63
  await expect(embeddedStorage(folder, { keys: [KEY] })).rejects.toMatchObject({ code: 430 })
  expect(await readdir(folder)).toEqual([])
})

test('R71 a disk that fills up has nothing recorded, says so, and loses nothing', async () => {
  const storage = await embeddedStorage(folder, { keys: [KEY] })
  const [first, second] = [newRecord(), newRecord()]
  expect(await storage.append(first)).toMatchObject({ outcome: 'stored' })
  disk.left = 63
  // It is looked once a second.
  await expect.poll(async () => storage.health(), { timeout: 5_000 }).toMatchObject({ state: 'down' })
  // Each is refused at once, and none waits for the one before.
  await expect(storage.append(second)).rejects.toMatchObject({ code: 421 })
  await expect(storage.append(newRecord())).rejects.toMatchObject({ code: 421 })
  disk.left = null
  expect(await storage.health()).toMatchObject({ state: 'up' })
  expect(await storage.append(second)).toMatchObject({ outcome: 'stored', record: { id: second.id } })
  const { items } = await storage.records({})
  expect(items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  await storage.close()
})

test('an embedded database that cannot be opened says which one it is', async () => {
  const broken = join(folder, 'broken')
  await mkdir(broken)
  await writeFile(join(broken, 'data'), '')
  await expect(embeddedStorage(broken, { keys: [KEY] })).rejects.toMatchObject({ code: 431 })
  // And the folder is free.
  expect(await readdir(broken)).toEqual(['data'])
})
