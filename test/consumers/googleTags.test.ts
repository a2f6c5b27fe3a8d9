import { expect, test } from 'vitest'
import { everythingSite } from './everythingSite.ts'
import type { Visitor } from './Visitor.ts'

const { come } = everythingSite('google-tags')

const ROUNDS = 200
/** Each of the three tags may be the first, the second or the last one. */
const ORDERS = 6
const KEYS = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]

/** One command of the page to Google's tags. */
interface Command {
  readonly isArguments: boolean
  readonly words: string
  readonly keys: readonly string[]
}

function commandsOf({ page }: Visitor): Promise<readonly Command[]> {
  return page.evaluate(() => {
    const layer: readonly ArrayLike<unknown>[] = Reflect.get(window, 'dataLayer')
    return layer.map((entry) => {
      const [name, verb, facts] = Array.from(entry)
      return {
        isArguments: Object.prototype.toString.call(entry) === '[object Arguments]',
        words: `${String(name)} ${String(verb)}`,
        keys: Object.keys(Object(facts)).sort(),
      }
    })
  })
}

/** The tags in the order in which they arrived, once all are there. */
async function arrivals({ page }: Visitor): Promise<string> {
  const tags = await page.waitForFunction(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => /gtag\/js|gtm\.js/.test(name))
    const end = ({ startTime, duration }: PerformanceEntry): number => startTime + duration
    return scripts.length === 3 && scripts.sort((a, b) => end(a) - end(b)).map(({ name }) => name)
  })
  return String(await tags.jsonValue())
}

test(
  `R36 Google hears the default first and one update, with all keys, while its tags arrive in ${ROUNDS} orders`,
  { timeout: 900_000 },
  async () => {
    const visitor = await come({ delay: () => Math.random() * 60 })
    const orders = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      await visitor.context.clearCookies()
      await visitor.page.goto('/?google')
      await visitor.control('accept-all').click()
      orders.add(await arrivals(visitor))
      const commands = await commandsOf(visitor)
      const consents = commands.filter(({ words }) => words.startsWith('consent'))
      expect(commands[0]).toBe(consents[0])
      expect(consents.map(({ words }) => words)).toEqual(['consent default', 'consent update'])
      expect(consents.map(({ isArguments }) => isArguments)).toEqual([true, true])
      for (const { keys } of consents) expect(keys).toEqual(expect.arrayContaining(KEYS))
    }
    expect(orders.size).toBe(ORDERS)
  },
)
