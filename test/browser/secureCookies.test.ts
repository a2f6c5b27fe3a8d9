import { expect, test, vi } from 'vitest'
import { cookieStorage } from '../../src/browser/cookieStorage.js'
import { gatedPlace } from '../../src/browser/GatedPlace.js'

/** What is written to the cookies of a page, attributes and all. */
function cookiesOf(protocol: string): readonly string[] {
  const written: string[] = []
  vi.stubGlobal('location', { protocol })
  vi.stubGlobal('document', {
    get cookie() {
      return ''
    },
    set cookie(text: string) {
      written.push(text)
    },
  })
  const storage = cookieStorage({ name: 'cookie_consent', scope: 'host' })
  storage.write('1')
  storage.clear()
  const place = gatedPlace('cookie')
  place.write('theme', 'dark', 'P1D')
  place.remove('theme')
  vi.unstubAllGlobals()
  expect(written).toHaveLength(5)
  return written
}

test.each([
  ['https:', true],
  ['http:', false],
])('R111 every own and every gated cookie of an %s page is `Secure`: %s', (protocol, isSecure) => {
  for (const cookie of cookiesOf(protocol)) expect(cookie.endsWith('; Secure'), cookie).toBe(isSecure)
})
