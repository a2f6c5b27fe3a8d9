import { version } from 'react'
import { version as clientVersion } from 'react-dom'
import { version as serverVersion } from 'react-dom/server.browser'
import { expect, inject, test } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The major version of React that a project runs its tests with. */
    react: '18' | '19'
  }
}

test('R56 the tests of a project run with the React that it names', () => {
  const majors = [version, clientVersion, serverVersion].map((each) => each.split('.')[0])
  expect(majors).toEqual(Array(3).fill(inject('react')))
})
