import { describe, expect, test } from 'vitest'
import { matchLocale } from '../../src/react/matchLocale.ts'

describe('the language among those that are there', () => {
  test.each([
    ['the exact one before its base', ['pt-BR'], ['pt', 'pt-BR'], 'pt-BR'],
    ['its base before another variant', ['pt-AO'], ['pt-BR', 'pt'], 'pt'],
    ['any variant where there is no base', ['pt'], ['en', 'pt-BR'], 'pt-BR'],
    ['the first wish that can be met', ['is', 'de-AT', 'en'], ['en', 'de'], 'de'],
    ['whatever the case of its letters', ['PT-br'], ['pt-BR'], 'pt-BR'],
    ['past wishes that nobody made', [null, undefined, '', 'de'], ['en', 'de'], 'de'],
    ['none where no wish can be met', ['is'], ['en', 'de'], undefined],
    ['none of another language with the same first letters', ['fil'], ['fi'], undefined],
  ])('R77 is %s', (_what, wanted, known, found) => {
    expect(matchLocale(wanted, known)).toBe(found)
  })
})
