import type { Choice, ConsentStore } from 'fluxconsent/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clockAt, DAY, deniedBut, exampleWith, granted, OPTIONAL, startStore } from './exampleConfig.js'
import { trustedEvent } from './trustedEvent.js'

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

describe('who did it', () => {
  const event = trustedEvent()

  afterEach(() => void vi.stubGlobal('navigator', {}))

  it.each<readonly [string, unknown, string]>([
    ['nothing', undefined, 'api'],
    ['null', null, 'api'],
    ['a value of a switch', true, 'api'],
    ['an event of a script', { isTrusted: false }, 'api'],
    ['an event that does not say', {}, 'api'],
    ['a trusted event', event, 'banner'],
    ['a React event over a trusted one', { nativeEvent: event }, 'banner'],
    ['a React event over one of a script', { isTrusted: true, nativeEvent: { isTrusted: false } }, 'api'],
    ['a named cause without an event', { event: undefined, method: 'banner' }, 'api'],
    ['a named cause with an event of a script', { event: { isTrusted: false }, method: 'preferences' }, 'api'],
    ['a named cause with a trusted event', { event, method: 'gate' }, 'gate'],
    ['a named cause without a name', { event }, 'banner'],
    ['a truthy value for trust', { isTrusted: 'yes' }, 'api'],
    ['an object that only says so', { isTrusted: true }, 'api'],
    ['an object that says so as a named cause', { event: { isTrusted: true }, method: 'banner' }, 'api'],
    ['an object that says so as a React event', { isTrusted: true, nativeEvent: { isTrusted: true } }, 'api'],
    ['an event that a script made', new Event('click'), 'api'],
    ['an object with an event as its prototype', Object.create(event), 'api'],
    ['a trusted event that no person made', trustedEvent('load'), 'api'],
    ['the same with another name', Object.defineProperty(trustedEvent('load'), 'type', { value: 'click' }), 'api'],
    ...[
      'change',
      'input',
      'submit',
      'keydown',
      'keyup',
      'mousedown',
      'mouseup',
      'pointerdown',
      'pointerup',
      'touchend',
    ].map((type) => [`a trusted ${type}`, trustedEvent(type), 'banner'] as const),
    // The browser sends these of itself, or a script has it send them.
    ...[
      'scroll',
      'mousemove',
      'animationend',
      'transitionend',
      'scrollend',
      'loadend',
      'beforeinput',
      'inputreport',
      'pointerrawupdate',
    ].map((type) => [`a trusted ${type}`, trustedEvent(type), 'api'] as const),
  ])('R130 reads %s', (_, cause, method) => {
    const store = startStore()
    Reflect.apply(store.actions.rejectAll, undefined, [cause])
    expect(choiceOf(store).method).toBe(method)
  })

  it.each([
    ['somebody who is at it', { userActivation: { isActive: true } }, '', 'banner'],
    ['nobody who is at it', { userActivation: { isActive: false } }, '', 'api'],
    ['a pointer that was held for long', { userActivation: { isActive: false } }, 'mouse', 'banner'],
    ['a browser that does not say whether somebody is at it', {}, '', 'banner'],
  ])('R130 reads a trusted click with %s', (_, navigator, pointerType, method) => {
    vi.stubGlobal('navigator', navigator)
    const store = startStore()
    store.actions.rejectAll(Object.assign(trustedEvent(), { pointerType }))
    expect(choiceOf(store).method).toBe(method)
  })

  it('R130 takes the open layer for a trusted event, and the page where none is open', () => {
    const methodOn = (prepare: (store: ConsentStore) => void): string => {
      const store = startStore()
      prepare(store)
      store.actions.rejectAll(event)
      return choiceOf(store).method
    }
    expect(methodOn((store) => store.actions.open('preferences'))).toBe('preferences')
    expect(methodOn((store) => store.actions.close())).toBe('page')
  })

  it('R130 lets no script grant where only a gesture counts', () => {
    for (const cause of [undefined, { isTrusted: false }, { event: undefined, method: 'banner' } as const]) {
      const store = startStore(exampleWith({ trustedGesture: true }))
      const attempts: (() => void)[] = [
        () => store.actions.acceptAll(cause),
        () => store.actions.grantAlways('video', cause),
        () => store.actions.grantForSession('stats', cause),
        () => store.inlet.perform((acts) => expect(acts.allowOnce('stats', cause)).toBe(false)),
        () => store.actions.save({ analytics: 'granted' }, cause),
      ]
      for (const attempt of attempts) {
        attempt()
        expect(granted(store)).toEqual([])
        expect(store.getState().choice).toBeNull()
      }
      // Of a draft that a script made, what stayed off counts.
      store.actions.setDraft('marketing', 'granted')
      store.actions.save(null, cause)
      expect(granted(store)).toEqual([])
      expect(store.getState().status).toBe('undecided')
    }
  })

  it('R130 lets a script answer with a refusal of everything', () => {
    const store = startStore(exampleWith({ trustedGesture: true }))
    store.actions.save()
    expect(choiceOf(store)).toMatchObject({ action: 'save', method: 'api', decisions: deniedBut() })
    expect(store.getState().status).toBe('decided')
  })

  it('R130 lets a script refuse and withdraw where only a gesture counts', () => {
    const store = startStore(exampleWith({ trustedGesture: true }))
    store.actions.acceptAll(event)
    expect(granted(store)).toEqual(OPTIONAL)
    store.actions.withdraw(['stats'])
    expect(granted(store)).not.toContain('stats')
    store.actions.save({ functional: 'denied', analytics: 'denied', marketing: 'denied' })
    expect(granted(store)).toEqual([])
    expect(choiceOf(store).action).toBe('save')
    const other = startStore(exampleWith({ trustedGesture: true }))
    other.actions.acceptAll(event)
    other.actions.rejectAll()
    expect(granted(other)).toEqual([])
    expect(choiceOf(other)).toMatchObject({ action: 'reject-all', method: 'api' })
  })

  it('R130 takes of what a script saves all that it refuses, and renews nothing beside it', () => {
    const clock = clockAt()
    const store = startStore(exampleWith({ trustedGesture: true }), { now: clock })
    store.actions.save({ stats: 'granted', theme: 'granted' }, event)
    const { at, validDays } = choiceOf(store)
    clock.pass(10 * DAY)
    store.actions.save({ stats: 'denied', video: 'granted' })
    expect(granted(store)).toEqual(['theme'])
    expect(choiceOf(store).at + choiceOf(store).validDays * DAY).toBe(at + validDays * DAY)
  })

  it('R130 leaves the question open that a script has answered in part', () => {
    const store = startStore(exampleWith({ trustedGesture: true }))
    store.actions.save({ stats: 'denied', video: 'granted' })
    expect(choiceOf(store).decisions).toMatchObject({ stats: 'denied' })
    expect(store.getState()).toMatchObject({ surface: 'banner', status: 'undecided' })
  })

  it('R130 lets a person grant where only a gesture counts', () => {
    const config = exampleWith({ trustedGesture: true })
    const [one, two, three] = [startStore(config), startStore(config), startStore(config)]
    one.actions.grantAlways('video', event)
    two.actions.grantForSession('video', event)
    three.actions.save({ video: 'granted' }, event)
    for (const store of [one, two, three]) expect(granted(store)).toEqual(['video'])
  })
})
