import type { AccountConflict, Decision } from 'fluxconsent/core'
import { describe, expect, test } from 'vitest'
import { loadPolicyTexts } from 'fluxconsent/policy'
import { en } from 'fluxconsent/locales/en'
import { deviceDifferences } from '../../src/policy/deviceDifferences.ts'
import { differenceRows } from '../../src/policy/differenceRows.ts'
import { pickedDecisions } from '../../src/policy/pickedDecisions.ts'
import { consent } from '../ui/consent.ts'

const texts = await loadPolicyTexts(en)

const conflict = (id: string, here: Decision): AccountConflict => ({
  id,
  here,
  elsewhere: here === 'granted' ? 'denied' : 'granted',
  counts: 'denied',
})
const rows = (...differences: readonly AccountConflict[]) =>
  differenceRows(consent, differences, texts).map(({ label, here, elsewhere }) => [label, here, elsewhere])

describe('where devices differ', () => {
  test('R134 lists what was answered differently, and what came from another device alone', () => {
    const state = { conflicts: [conflict('stats', 'granted')], granted: ['theme', 'stats'] }
    expect(deviceDifferences(consent, state)).toEqual([
      { id: 'theme', here: 'denied', elsewhere: 'granted', counts: 'granted' },
      conflict('stats', 'granted'),
    ])
  })

  test('R134 leaves out opt-outs, objections, and what this site no longer has', () => {
    const conflicts = ['sale', 'sensitive', 'former'].map((id) => conflict(id, 'granted'))
    expect(deviceDifferences(consent, { conflicts, granted: ['former'] })).toEqual([])
  })
})

describe('what is read of it', () => {
  test('R134 one line for a category in which everything differs alike', () => {
    expect(rows(...['marketing', 'video', 'ads'].map((id) => conflict(id, 'granted')))).toEqual([
      ['Marketing', 'granted', 'denied'],
    ])
  })

  test('R134 a line for each service where a category differs in part, or in both directions', () => {
    expect(rows(conflict('marketing', 'granted'), conflict('ads', 'granted'))).toEqual([['Ads', 'granted', 'denied']])
    expect(rows(conflict('marketing', 'granted'), conflict('video', 'granted'), conflict('ads', 'denied'))).toEqual([
      ['Video', 'granted', 'denied'],
      ['Ads', 'denied', 'granted'],
    ])
    // Alike in what was answered, and not in what counts until somebody picks.
    const counting = { ...conflict('ads', 'granted'), counts: 'granted' } as const
    expect(rows(conflict('marketing', 'granted'), conflict('video', 'granted'), counting)).toHaveLength(2)
  })

  test('R134 the category where one device was never asked about its services', () => {
    expect(rows(conflict('analytics', 'denied'))).toEqual([['Analytics', 'denied', 'granted']])
  })
})

describe('what is picked', () => {
  const permissions: Record<string, Decision> = {
    necessary: 'granted',
    functional: 'denied',
    theme: 'denied',
    analytics: 'denied',
    stats: 'denied',
    marketing: 'denied',
    video: 'granted',
    ads: 'denied',
  }
  const marketing = [conflict('marketing', 'granted'), conflict('ads', 'granted')]
  const pick = (side: 'here' | 'elsewhere', sessionGrants: readonly string[] = []) =>
    pickedDecisions(consent, { permissions, sessionGrants }, marketing, side)

  test('R134 the answers of that side, and nothing about the rest', () => {
    expect(pick('here')).toEqual({ marketing: 'granted', ads: 'granted' })
  })

  test('R134 keeps what the devices agree on in a category that one of them refused', () => {
    expect(pick('elsewhere')).toEqual({ marketing: 'denied', ads: 'denied', video: 'granted' })
  })

  test('R134 makes nothing last that was allowed for this session only', () => {
    expect(pick('elsewhere', ['video'])).toEqual({ marketing: 'denied', ads: 'denied' })
    expect(pick('elsewhere', ['stats'])).toEqual({ marketing: 'denied', ads: 'denied', video: 'granted' })
  })

  test('R134 refuses what was picked to be refused, although it runs until then', () => {
    const running = { ...permissions, ads: 'granted' } as const
    expect(pickedDecisions(consent, { permissions: running, sessionGrants: [] }, marketing, 'elsewhere')).toMatchObject(
      { ads: 'denied' },
    )
  })

  test('R134 grants nothing that neither device permits', () => {
    const neither = { ...permissions, video: 'denied' } as const
    expect(pickedDecisions(consent, { permissions: neither, sessionGrants: [] }, marketing, 'elsewhere')).toEqual({
      marketing: 'denied',
      ads: 'denied',
    })
  })
})
