import type { BrowserCommand } from 'vitest/node'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Answers what the page asks other sites for with an empty page. */
    stubThirdParties: () => Promise<void>
  }
}

const BODY = '<!doctype html><title>Stub</title>'

/** Runs beside the browser, whose network it holds. */
export const stubThirdParties: BrowserCommand<[]> = async ({ context }) => {
  await context.route(
    ({ hostname, protocol }) => protocol === 'https:' && hostname !== 'localhost',
    (route) => route.fulfill({ contentType: 'text/html', body: BODY }),
  )
}
