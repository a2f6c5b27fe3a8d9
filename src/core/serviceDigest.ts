import { lifetimeSeconds } from './Lifetime.js'
import type { Service } from './Service.js'

const DAY = 86_400

/** What people are told of a service, apart from lifetimes: the only keys that the hash looks at. */
const FACTS =
  'category provider name country purposes legalBasis role kind data identifies retention recipients transfer safeguard sharing sensitive'

// Four digits of base 36 hold 4,096 hashes with 410 lifetimes each.
const HASHES = 4_096
const STEPS = 410

/**
 * What a service tells people, in four characters: a hash over the facts, and its longest lifetime.
 *
 * Other facts or a longer lifetime are something that nobody agreed to yet. The lifetime is apart, in steps of 2 %,
 * because a shorter one needs no new consent. The order of a list is no fact.
 */
export function serviceDigest(service: Service): string {
  const { stores } = service
  const { name: _, ...facts } = service
  const lifetimes = stores === 'nothing' ? [] : stores.map(({ lifetime }) => lifetimeSeconds(lifetime) ?? 0)
  const step = Math.min(STEPS - 1, Math.ceil(34 * Math.log2(Math.max(0, ...lifetimes) / DAY + 1)))
  const told = JSON.stringify(facts, FACTS.split(' '))
    .split(/[[\],]/)
    .sort()
  return (hash(told.join()) * STEPS + step).toString(36).padStart(4, '0')
}

/** Whether people who were told `then` were told all that is true `now`. */
export function covers(then: string | undefined, now: string): boolean {
  // What is no fingerprint is not a number, and covers nothing.
  const told = Number.parseInt(then ?? '', 36)
  const is = Number.parseInt(now, 36)
  return told >= is && Math.floor(told / STEPS) === Math.floor(is / STEPS)
}

/** FNV-1a: short, even, and the same on every machine. It guards against change, not against attackers. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (value >>> 0) % HASHES
}
