import { createHash } from 'node:crypto'
import { canonicalJson, noticeHash, noticeTexts } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exampleConfig, exampleInput, exampleWith } from './exampleConfig.js'

const texts = noticeTexts(exampleConfig, en)
const { notice } = (await en.load()).details

afterEach(() => vi.unstubAllGlobals())

describe('the hash of a notice', () => {
  it('R69 is the SHA-256 of its canonical texts in base64url', async () => {
    const expected = createHash('sha256').update(canonicalJson(texts)).digest('base64url')
    expect(await noticeHash(texts)).toBe(expected)
    expect(expected).toMatch(/^[\w-]{43}$/)
  })

  it('R69 is the same for the same words, whatever the order of keys', async () => {
    const turned = Object.assign(
      {},
      ...Object.entries(texts)
        .toReversed()
        .map(([key, value]) => ({ [key]: value })),
    )
    expect(Object.keys(turned)).not.toEqual(Object.keys(texts))
    expect(await noticeHash(turned)).toBe(await noticeHash(texts))
  })

  it.each([
    ['a word of the title', noticeTexts(exampleConfig, { ...en, banner: { ...en.banner, title: 'Cookies here' } })],
    ['a label', noticeTexts(exampleConfig, { ...en, banner: { ...en.banner, rejectAll: 'No' } })],
    ['the language', noticeTexts(exampleConfig, { ...en, tag: 'en-GB' })],
    ['the layout', noticeTexts(exampleConfig, en, { variant: 'modal' })],
    ['the order of the buttons', { ...texts, buttons: texts.buttons.toReversed() }],
    ['the controller', noticeTexts(exampleWith({ controller: { ...exampleInput.controller, name: 'Other' } }), en)],
    ['the policy version', noticeTexts(exampleWith({ policy: { ...exampleInput.policy, version: '2027-01' } }), en)],
    ['the number of third parties', noticeTexts(exampleWith({ services: exampleInput.services.slice(0, 3) }), en)],
    ['what a prompt for additions asks', noticeTexts(exampleConfig, en, { added: ['video'] })],
    ['a notice in place of the question', noticeTexts(exampleConfig, en, { notice })],
  ])('R69 changes with %s', async (_what, other) => {
    expect(await noticeHash(other)).not.toBe(await noticeHash(texts))
  })

  it('R113 is custom where the page has no digest', async () => {
    vi.stubGlobal('crypto', {})
    expect(await noticeHash(texts)).toBe('custom')
  })
})
