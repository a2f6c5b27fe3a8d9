import { ownItems, type StoredItem } from 'fluxconsent/core'
import { localChoiceStorage } from 'fluxconsent/browser'
import { describe, expect, it } from 'vitest'
import { exampleConfig, exampleWith } from './exampleConfig.js'

const rows = (items: readonly StoredItem[]): readonly string[] =>
  items.map(({ name, kind = 'cookie', lifetime, match, httpOnly }) =>
    [kind, name, lifetime, match, httpOnly && 'http-only'].filter(Boolean).join(' '),
  )

describe('what the SDK itself stores', () => {
  it('R94 is the choice, under the name that the config gives it', () => {
    expect(rows(ownItems(exampleConfig))).toEqual(['cookie cookie_consent P395D'])
    expect(rows(ownItems(exampleWith({ cookie: { name: 'choice' } })))).toEqual(['cookie choice P395D'])
  })

  it('R94 is what a storage says of itself', () => {
    const storage = localChoiceStorage('public.cookie.choice')
    expect(rows(ownItems(exampleWith({ storage })))).toEqual(['local public.cookie.choice P395D'])
    const silent = { read: () => [], write: () => undefined, clear: () => undefined }
    expect(ownItems(exampleWith({ storage: silent }))).toEqual([])
  })

  it('R94 has more rows with a remote: the copy, the key and what is on its way, and the choice of who is signed in', () => {
    expect(rows(ownItems(exampleConfig, { remote: true }))).toEqual([
      'cookie cookie_consent P395D',
      'cookie cookie_consent_s P395D',
      'cookie cookie_consent_k P395D http-only',
      'local cookie_consent.outbox. P395D prefix',
      'local cookie_consent.key P395D',
      'local cookie_consent.sent P395D',
      'local cookie_consent.own P395D',
    ])
  })

  it('R94 has a row for agreements where the site asks for some', () => {
    const config = exampleWith({ agreements: [{ id: 'newsletter', kind: 'consent', version: '1' }] })
    expect(rows(ownItems(config))).toEqual(['cookie cookie_consent P395D', 'local cookie_consent.agreements P3Y'])
    expect(rows(ownItems(exampleConfig, { remote: true })).join()).not.toContain('agree')
  })

  it('R94 R106 has one more with a remote: which of them was recorded last', () => {
    const config = exampleWith({ agreements: [{ id: 'newsletter', kind: 'consent', version: '1' }] })
    expect(rows(ownItems(config, { remote: true }))).toContain('local cookie_consent.agreed P3Y')
  })
})
