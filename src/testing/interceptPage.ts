/** A request of a page that waits for its answer, as Playwright hands it over. */
export interface HeldRequest {
  request(): {
    url(): string
    method(): string
    postData(): string | null
    allHeaders(): Promise<Record<string, string>>
  }
  fulfill(answer: { status: number; headers: Record<string, string>; body: string }): Promise<void>
  abort(): Promise<void>
  /** Leaves it to whoever else answers requests, or to the network. */
  fallback(): Promise<void>
}

/** A page or context of Playwright, as far as its requests can be answered. */
export interface RoutablePage {
  route(url: (url: URL) => boolean, handler: (route: HeldRequest) => Promise<void>): Promise<unknown>
}

/** Answers what a page asks of all addresses under `url`; of its own site alone, where that is a path. */
export async function interceptPage(
  page: RoutablePage,
  url: string,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const isAbsolute = URL.canParse(url)
  const root = isAbsolute ? url : new URL(url, 'http://localhost').pathname
  await page.route(
    ({ href, pathname }) => (isAbsolute ? href : pathname).startsWith(`${root.replace(/\/$/, '')}/`),
    async (route) => {
      const asked = route.request()
      // Names like `:path` are of HTTP/2, and no headers.
      const sent = await asked.allHeaders()
      // A third party may have the same paths.
      if (!isAbsolute && /^(cross|same)-site$/.test(sent['sec-fetch-site'] ?? '')) return route.fallback()
      const headers = Object.entries(sent).filter(([name]) => !name.startsWith(':'))
      const request = new Request(asked.url(), { method: asked.method(), headers, body: asked.postData() })
      try {
        const response = await answer(request)
        await route.fulfill({ status: response.status, headers: headersOf(response), body: await response.text() })
      } catch {
        await route.abort()
      }
    },
  )
}

function headersOf({ headers }: Response): Record<string, string> {
  const cookies = headers.getSetCookie()
  // One line for each cookie: a comma may be part of one.
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies.join('\n') }) }
}
