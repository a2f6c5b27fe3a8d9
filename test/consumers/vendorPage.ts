/** What the scripts of vendors do to a page, in a few words. */
export interface VendorPage {
  /** The address of the script itself. */
  readonly self: URL
  /** Sets a cookie for the whole site, as trackers do, or for this host; without days until the browser is closed. */
  readonly cookie: (name: string, days: number, where?: 'site' | 'host') => void
  readonly dropCookies: (...names: readonly string[]) => void
  readonly local: (name: string) => void
  readonly session: (name: string) => void
  readonly database: (name: string) => void
  readonly cache: (name: string) => void
  /** Tells an address something by a picture, a beacon or a request that reads the answer. */
  readonly picture: (address: string) => void
  readonly beacon: (address: string) => void
  readonly ask: (address: string) => void
  readonly script: (address: string) => void
  readonly style: (address: string) => void
  /** Adds a frame to the page, in an element that anybody can find again if it has an id or a class. */
  readonly frame: (address: string, selector?: string, title?: string) => void
  /** Opens the window of a chat, for a test to read in `openedChats`. */
  readonly open: (chat: string) => void
  /** Does something now and every 400 ms. Returns the way to stop. */
  readonly keep: (work: () => void) => () => void
  readonly global: <Value>(name: string) => Value | undefined
  readonly setGlobal: (name: string, value: unknown) => void
}

/** A script of a vendor, as it runs in a page. It must not use anything from around it. */
export type VendorScript = (page: VendorPage) => void

/** The text of a script. */
export function textOf(script: VendorScript): string {
  return `(${String(script)})((${String(vendorPage)})())`
}

/** Runs in the page. */
function vendorPage(): VendorPage {
  const script = document.currentScript
  const site = location.hostname.split('.').slice(-2).join('.')
  const factory: unknown = Reflect.get(window, 'trustedTypes')
  const rules = { createScriptURL: (url: string): string => url }
  const policy: typeof rules =
    typeof factory === 'object' && factory !== null
      ? Reflect.apply(Reflect.get(factory, 'createPolicy'), factory, ['vendor', rules])
      : rules
  const add = <Name extends 'script' | 'link'>(name: Name, facts: Partial<HTMLElementTagNameMap[Name]>): void => {
    document.head.append(Object.assign(document.createElement(name), facts))
  }
  const write = (cookie: string): void => {
    document.cookie = cookie
  }
  return {
    self: new URL(script instanceof HTMLScriptElement ? script.src : location.href),
    cookie: (name, days, where = 'site') => {
      const age = days === 0 ? '' : `; Max-Age=${days * 86_400}`
      write(`${name}=1; Path=/; SameSite=Lax${age}${where === 'site' ? `; Domain=${site}` : ''}`)
    },
    dropCookies: (...names) => {
      for (const name of names) write(`${name}=; Path=/; Max-Age=0; Domain=${site}`)
    },
    local: (name) => localStorage.setItem(name, '1'),
    session: (name) => sessionStorage.setItem(name, '1'),
    database: (name) => {
      indexedDB.open(name).addEventListener('success', ({ target }) => {
        if (target instanceof IDBOpenDBRequest) target.result.close()
      })
    },
    cache: (name) => void caches.open(name),
    picture: (address) => {
      const url = new URL(address)
      // The same picture twice is one request.
      url.searchParams.set('rnd', String(performance.now()))
      new Image().src = url.href
    },
    beacon: (address) => void navigator.sendBeacon(address, '{}'),
    ask: (address) => void fetch(address).catch(() => undefined),
    script: (address) => add('script', { src: policy.createScriptURL(address), async: true }),
    style: (address) => add('link', { rel: 'stylesheet', href: address }),
    frame: (address, selector = '', title = 'of a vendor') => {
      const box = document.createElement('div')
      box.id = selector.startsWith('#') ? selector.slice(1) : `v${Math.random().toString(36).slice(2)}`
      if (selector.startsWith('.')) box.className = selector.slice(1)
      const frame = document.createElement('iframe')
      frame.title = title
      frame.src = address
      box.append(frame)
      document.body.append(box)
    },
    open: (chat) => {
      const opened: readonly unknown[] = Reflect.get(window, 'openedChats') ?? []
      Reflect.set(window, 'openedChats', [...opened, chat])
    },
    keep: (work) => {
      work()
      const timer = setInterval(work, 400)
      return () => clearInterval(timer)
    },
    global: (name) => Reflect.get(window, name),
    setGlobal: (name, value) => void Reflect.set(window, name, value),
  }
}
