/**
 * What the snippets of vendors make of a page, without the script that they load: the shapes that a grant may find there
 * where somebody has left one in the page.
 */
const SNIPPETS: Readonly<Record<string, (globals: Globals) => void>> = {
  metaPixel: (globals) => {
    const stub = dispatching('callMethod')
    globals['fbq'] = globals['_fbq'] = Object.assign(stub, { push: stub, loaded: true, version: '2.0' })
  },
  xPixel: (globals) => {
    globals['twq'] = Object.assign(dispatching('exe'), { version: '1.1' })
  },
  linkedinInsight: (globals) => {
    const queue: unknown[] = []
    globals['lintrk'] = Object.assign((name: unknown, facts: unknown) => void queue.push([name, facts]), { q: queue })
  },
  microsoftClarity: (globals) => {
    globals['clarity'] = late(globals, 'clarity')
  },
  hotjar: (globals) => {
    globals['hj'] = late(globals, 'hj')
    globals['_hjSettings'] = { hjid: 7654321, hjsv: 6 }
  },
  intercom: (globals) => {
    const queue: unknown[] = []
    const keep = (facts: unknown): void => void queue.push(facts)
    globals['Intercom'] = Object.assign((...facts: readonly unknown[]) => keep(facts), { q: queue, c: keep })
  },
  plausible: (globals) => {
    const stub = Object.assign(late(globals, 'plausible'), {
      init: (options: object = {}) => void Object.assign(stub, { o: options }),
    })
    globals['plausible'] = stub
    stub.init()
  },
  tiktokPixel: (globals) => {
    globals['TiktokAnalyticsObject'] = 'ttq'
    globals['ttq'] = deferring('page track identify instances debug on off once ready alias group holdConsent')
  },
  segment: (globals) => {
    globals['analytics'] = Object.assign(deferring('track page identify reset group alias ready'), { invoked: true })
  },
  posthog: (globals) => {
    const stub = deferring('capture identify opt_in_capturing opt_out_capturing')
    globals['posthog'] = Object.assign(stub, { __SV: 1, _i: [['phc_of_the_page', {}, 'posthog']] })
  },
}

type Globals = Record<string, unknown>

/** Leaves in a page what the snippet of a vendor does. */
export function runSnippet(globals: Globals, factory: string): void {
  SNIPPETS[factory]?.(globals)
}

/** A function that hands its calls to what the script puts under a name, and keeps them until then. */
function dispatching(work: string): object {
  const queue: unknown[] = []
  const stub = (...facts: readonly unknown[]): void => {
    const found: unknown = Reflect.get(stub, work)
    if (typeof found === 'function') Reflect.apply(found, stub, facts)
    else queue.push(facts)
  }
  return Object.assign(stub, { queue })
}

/** A function whose queue is made at its first call. */
function late(globals: Globals, name: string): object {
  return (...facts: readonly unknown[]): void => {
    const stub = Object(globals[name])
    const queue: unknown[] = Reflect.get(stub, 'q') ?? []
    Reflect.set(stub, 'q', queue)
    queue.push(facts)
  }
}

/** An array with methods that put their calls into it. */
function deferring(methods: string): object {
  const queue: unknown[] = []
  for (const method of methods.split(' '))
    Reflect.set(queue, method, (...facts: readonly unknown[]) => void queue.push([method, ...facts]))
  return queue
}
