import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Server } from './tools.ts'
import { openBrowser, visit, type Visitor } from './Visitor.ts'

/** A site that is served while the tests of a file run. */
export interface Site {
  /** Its address; known once the tests run. */
  readonly server: () => Server
  /** A new person comes to a page of it. */
  readonly come: (path?: string, options?: VisitOptions) => Promise<Visitor>
}

interface VisitOptions extends BrowserContextOptions {
  readonly blocked?: readonly string[]
  /** The browser's own cookie for the site, as `name=value`. */
  readonly cookie?: string
}

/** Prepares and serves a site before the tests of a file or a block, and stops it after them. */
export function openSite(prepare: () => Promise<Server>): Site {
  let browser: Browser | undefined
  let served: Server | undefined
  const known = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The site is only there while tests run.')
    return value
  }

  beforeAll(async () => {
    ;[browser, served] = await Promise.all([openBrowser(), prepare()])
  })
  afterEach(async () => {
    await Promise.all(
      known(browser)
        .contexts()
        .map((context) => context.close()),
    )
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.stop()])
  })

  return {
    server: () => known(served),
    come: async (path = '/', { cookie, ...options } = {}) => {
      const { url } = known(served)
      const visitor = await visit(known(browser), url, options)
      const [name, value] = cookie?.split('=') ?? []
      if (name && value) await visitor.context.addCookies([{ name, value, url }])
      await visitor.page.goto(path)
      return visitor
    },
  }
}
