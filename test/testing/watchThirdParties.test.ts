import { watchThirdParties } from 'fluxconsent/testing'
import { expect, it } from 'vitest'

const OWN = 'http://localhost:4173'

function watch(...addresses: readonly string[]): ReturnType<typeof watchThirdParties> {
  const listeners: ((request: { url(): string }) => void)[] = []
  const watched = watchThirdParties({ on: (_, listener) => listeners.push(listener) }, [OWN])
  for (const address of addresses) for (const listener of listeners) listener({ url: () => address })
  return watched
}

it('R1 is silent about the site itself and what asks nobody', () => {
  const watched = watch(
    `${OWN}/app.js`,
    'data:image/png;base64,AAAA',
    'blob:http://localhost:4173/1',
    'ws://localhost:4173/',
  )
  expect(watched.requests()).toEqual([])
  expect(watched.assertNone).not.toThrow()
})

it.each([
  'https://www.youtube-nocookie.com/embed/x',
  'http://localhost:4174/',
  'http://localhost:4173.evil.example/',
  'wss://chat.example/socket',
])('R1 fails for %s, and names it', (address) => {
  const watched = watch(`${OWN}/`, address)
  expect(watched.requests()).toEqual([address])
  expect(watched.assertNone).toThrow(expect.objectContaining({ code: 332, message: expect.stringContaining(address) }))
})
