import { isSame } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'

const inner = { deep: 1 }

describe('what a hook hands out', () => {
  it.each([
    ['the same number that is none', Number.NaN, Number.NaN],
    ['an object with equal values, in any order', { a: 1, b: inner }, { b: inner, a: 1 }],
    ['a list with equal values', [1, inner], [1, inner]],
    ['two empty objects', {}, {}],
  ])('R57 stays for %s', (_what, before, after) => {
    expect(isSame(before, after)).toBe(true)
  })

  it.each([
    ['another value', 1, 2],
    ['an object with another value', { a: 1, b: 2 }, { a: 1, b: 3 }],
    ['an object further in, which may have changed', { a: inner }, { a: { ...inner } }],
    ['one key more', { a: 1 }, { a: 1, b: undefined }],
    ['one key less', { a: 1, b: undefined }, { a: 1 }],
    ['another key', { a: undefined }, { b: undefined }],
    ['nothing', { a: 1 }, null],
    ['something', null, { a: 1 }],
    ['a text in place of an object', {}, ''],
    ['an object in place of a text', '', {}],
  ])('R57 changes for %s', (_what, before, after) => {
    expect(isSame(before, after)).toBe(false)
  })
})
