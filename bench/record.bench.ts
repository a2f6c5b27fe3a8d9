/**
 * What the API does for a record beyond an INSERT, step by step. Over HTTP, with cold caches, each takes about twice as
 * long.
 *
 *   npm run bench -- record
 */
import { bench, describe } from 'vitest'
import { choiceOfRecord } from 'fluxconsent/core'
import { createRecordCheck } from '../src/core/lazy.ts'
import { choiceCookies } from '../src/server/choiceCookies.ts'
import { createProver } from '../src/server/storage/createProver.ts'
import { tallyOf } from '../src/server/storage/cellsOf.ts'
import { recordJson } from '../src/server/recordJson.ts'
import { readSubjectKey } from '../src/server/subjectKey.ts'
import { toNewRecord } from '../src/server/toNewRecord.ts'
import { exampleConfig } from '../test/core/exampleConfig.ts'
import { exampleRecord } from './exampleRecord.ts'

const at = Date.now()
const record = exampleRecord(at)
const body = JSON.stringify({ record, sentAt: at })
const key = 'A'.repeat(43)
const headers = { authorization: `Bearer ${key}`, origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }
const request = new Request('https://shop.example/v1/records', { method: 'POST', headers })
const count = (): void => {}
const { subject } = await readSubjectKey(request, exampleConfig.cookie.name, count)
const kept = { record, json: recordJson(record), subject, notice: 'custom' } as const
const arrival = { sentAt: at, receivedAt: at, maxDays: 395 }
const row = { ...toNewRecord(kept, arrival), writer: 1, seal: 1, salt: '0'.repeat(32) }
const check = createRecordCheck()
const prover = createProver(['the key of the benchmark, long enough'])

describe('a record', () => {
  bench('is read, which a hand-written handler does too', () => void JSON.parse(body))
  bench('is checked', () => void check(record))
  bench('is written as canonical JSON', () => void recordJson(record))
  bench(
    'is assigned to the subject of its key',
    async () => void (await readSubjectKey(request, 'cookie_consent', count)),
  )
  bench('becomes a row', () => void toNewRecord(kept, arrival))
  bench('gets a code', async () => void (await prover.signRow(row)))
  bench('is counted', () => void tallyOf(row, record))
  bench(
    'becomes cookies',
    () => void choiceCookies(request, exampleConfig, { key, choice: choiceOfRecord(record), now: at }),
  )
})
