import type { RemoteOptions } from 'fluxconsent/remote'
import { expectTypeOf, test } from 'vitest'

test('R66 cookies go along or do not', () => {
  expectTypeOf<{ readonly url: string; readonly credentials: 'include' }>().toExtend<RemoteOptions>()
  // @ts-expect-error this is a good error, because a browser takes no cookie of another host of the site then
  const made: RemoteOptions = { url: 'https://consent.example.com', credentials: 'same-origin' }
  expectTypeOf(made).not.toBeAny()
})
