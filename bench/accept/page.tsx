import 'fluxconsent/styles.css'
import { ConsentGate, ConsentProvider, defineConsent } from 'fluxconsent'
import type { Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

/** What a driver of this page reads. All times are those of `performance.now()`. */
export interface AcceptPage {
  /** Sets how much a vendor does: what takes this many milliseconds here and now. */
  readonly calibrate: (milliseconds: number) => void
  /** When the answer stood in the document: the banner gone, all gates open. */
  answered: number | null
  /** When the first vendor began and when the last one ended. */
  readonly finished: Promise<readonly [start: number, end: number]>
  /** How long the same work takes in one go. */
  readonly inOneGo: () => number
  /** The slowest interaction so far, from the press to the next paint. */
  readonly slowest: () => number
}

const SERVICES = 20
const GATES = 50
let rounds = 0
let started: number | null = null
let worked = 0
let finish = (_times: readonly [start: number, end: number]): void => undefined
const finished = new Promise<readonly [start: number, end: number]>((resolve) => (finish = resolve))

/** Keeps the processor busy; a slower one takes longer. */
function toil(times: number): number {
  let sum = 0
  for (let round = 0; round < times; round += 1) sum += Math.sqrt(round)
  return sum
}

function vendor(): void {
  started ??= performance.now()
  toil(rounds)
  worked += 1
  if (worked === SERVICES) finish([started, performance.now()])
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const services = Array.from({ length: SERVICES }, (_, index): Service<string, 'marketing'> => ({
  id: `vendor-${index}`,
  category: 'marketing',
  name: `Vendor ${index}`,
  provider: { name: 'Vendor Ltd', country: 'IE', privacyUrl: 'https://vendor.example/privacy' },
  purposes: ['advertising'],
  stores: [{ name: `_v${index}`, lifetime: 'P1Y', purpose: 'advertising' }],
  role: { kind: 'processor' },
  data: ['pages'],
  identifies: false,
  retention: null,
  sharing: 'targeted-ads',
  consent: {
    grant: vendor,
  },
}))

const consent = defineConsent({
  controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, marketing: {} },
  services,
  messages: { en },
})

const gates = Array.from({ length: GATES }, (_, index) => ({
  name: `Gate ${index}`,
  service: services[index % SERVICES]?.id ?? '',
}))

function Ours(): ReactNode {
  return (
    <ConsentProvider config={consent}>
      <ConsentBanner />
      {gates.map(({ name, service }) => (
        <ConsentGate key={name} service={service} fallback={<p>Closed</p>}>
          {() => <article>{name}</article>}
        </ConsentGate>
      ))}
      <PrivacyLink />
      <PreferencesDialog />
    </ConsentProvider>
  )
}

/** The least that a page with React can do about it: one state, no choice that is kept, all vendors in one go. */
function Least(): ReactNode {
  const [isGranted, setGranted] = useState(false)
  useEffect(() => {
    if (isGranted) requestAnimationFrame(() => setTimeout(() => gates.slice(0, SERVICES).forEach(vendor)))
  }, [isGranted])
  return (
    <>
      {!isGranted && (
        <section data-consent-banner="">
          <button type="button" data-consent-action="accept-all" onClick={() => setGranted(true)}>
            Accept all
          </button>
        </section>
      )}
      {gates.map(({ name }) => (isGranted ? <article key={name}>{name}</article> : <p key={name}>Closed</p>))}
    </>
  )
}

const root = document.querySelector('#root')
if (root) createRoot(root).render(location.search === '?least' ? <Least /> : <Ours />)

// What takes less is not reported.
let slowest = 16
const seen = new PerformanceObserver((list) => take(list.getEntries()))
function take(entries: readonly PerformanceEntry[]): void {
  for (const entry of entries) {
    if (entry instanceof PerformanceEventTiming && entry.interactionId) slowest = Math.max(slowest, entry.duration)
  }
}
// TypeScript's dom library does not know of it.
const shortest = { durationThreshold: slowest }
seen.observe({ type: 'event', buffered: true, ...shortest })

const bench: AcceptPage = {
  calibrate: (milliseconds) => {
    const trial = 2_000_000
    const [, , median = 1] = Array.from({ length: 5 }, () => timed(() => toil(trial))).sort((a, b) => a - b)
    rounds = Math.round((trial * milliseconds) / median)
  },
  answered: null,
  finished,
  inOneGo: () =>
    timed(() => {
      for (let index = 0; index < SERVICES; index += 1) toil(rounds)
    }),
  slowest: () => {
    take(seen.takeRecords())
    return slowest
  },
}
new MutationObserver(() => {
  if (bench.answered !== null || document.querySelector('[data-consent-banner]')) return
  if (document.querySelectorAll('article').length === GATES) bench.answered = performance.now()
}).observe(document.body, { childList: true, subtree: true })
Object.assign(window, { bench })
