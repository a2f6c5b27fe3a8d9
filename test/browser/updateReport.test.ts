import type { LeftItem, LeftReason, SweptItem, WithdrawalReport } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { updateReport } from '../../src/browser/updateReport.js'

const item = (name: string, service = 'stats'): SweptItem => ({ service, name, kind: 'cookie' })
const left = (name: string, reason: LeftReason, service = 'stats'): LeftItem => ({ ...item(name, service), reason })
const report = (change: Partial<WithdrawalReport> = {}): WithdrawalReport => ({
  services: ['stats'],
  removed: [],
  left: [],
  needsReload: false,
  ...change,
})

describe('the report of a withdrawal', () => {
  it('R46 counts as removed what was left and is not met any more', () => {
    const before = report({ left: [left('a', 'in-use')], needsReload: true })
    expect(updateReport(before, { removed: [], left: [] }, ['stats'], false)).toEqual(report({ removed: [item('a')] }))
  })

  it('R46 counts as left what was removed and is met again', () => {
    const before = report({ removed: [item('a'), item('b')] })
    const found = { removed: [item('a')], left: [left('a', 'rewritten')] }
    expect(updateReport(before, found, ['stats'], false)).toEqual(
      report({ removed: [item('b')], left: [left('a', 'rewritten')], needsReload: true }),
    )
  })

  it.each<[LeftReason, boolean]>([
    ['http-only', false],
    ['third-party', false],
    ['still-there', true],
    ['rewritten', true],
    ['in-use', true],
    ['unknown', true],
  ])('R46 says whether a reload may help with what is left: %s, %s', (reason, needsReload) => {
    expect(updateReport(null, { removed: [], left: [left('a', reason)] }, ['stats'], false).needsReload).toBe(
      needsReload,
    )
  })

  it('R46 needs a reload for a service that cannot be stopped', () => {
    expect(updateReport(null, { removed: [], left: [] }, ['stats'], true)).toEqual(report({ needsReload: true }))
  })

  it('R46 never claims to have removed what is out of reach', () => {
    const before = report({ left: [left('a', 'http-only'), left('b', 'third-party')] })
    expect(updateReport(before, { removed: [], left: [] }, ['stats'], false).removed).toEqual([])
  })

  it('R46 tells an own item from one of the same name on another domain', () => {
    const foreign = left('a', 'third-party')
    const gone = updateReport(null, { removed: [item('a')], left: [foreign] }, ['stats'], false)
    expect(gone).toEqual(report({ removed: [item('a')], left: [foreign] }))
    const stuck = updateReport(null, { removed: [], left: [left('a', 'still-there'), foreign] }, ['stats'], false)
    expect(stuck).toEqual(report({ left: [left('a', 'still-there'), foreign], needsReload: true }))
  })

  it('R46 speaks of withdrawn services only', () => {
    const found = { removed: [item('a'), item('x', 'other')], left: [left('y', 'http-only', 'other')] }
    expect(updateReport(null, found, ['stats'], false)).toEqual(report({ removed: [item('a')] }))
  })

  it('R46 stays the same object while nothing is new, so that it can be dismissed', () => {
    const before = updateReport(null, { removed: [item('a')], left: [left('b', 'http-only')] }, ['stats'], false)
    expect(updateReport(before, { removed: [], left: [left('b', 'http-only')] }, ['stats'], false)).toBe(before)
  })
})
