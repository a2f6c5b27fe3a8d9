import { Crisp } from 'crisp-sdk-web'
import { trackEvent } from '@intercom/messenger-js-sdk'
import { defineService, type Service } from 'fluxconsent/core'
import { crisp, intercom, posthog } from 'fluxconsent/services'
import { PostHog } from 'posthog-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { stubPage, type StubPage } from './stubPage.js'

/** The real page, as the runner hands it to services. */
function realPage(): StubPage {
  const globals: unknown = window
  return stubPage(Object(globals))
}

let count = 0

const TOKEN = 'phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'

afterEach(() => {
  for (const name of ['$crisp', 'CRISP_WEBSITE_ID', 'CRISP_COOKIE_EXPIRE', 'Intercom', 'intercomSettings']) {
    Reflect.deleteProperty(window, name)
  }
  localStorage.clear()
})

describe('posthog() with a client of posthog-js', () => {
  /** The client as its options say that the app has to make it; what it would send is seen, and goes nowhere. */
  function start(): {
    readonly client: PostHog
    readonly service: Service
    readonly seen: string[]
    /** The events as a whole. */
    readonly sent: string[]
  } {
    const seen: string[] = []
    const sent: string[] = []
    const client = new PostHog().init(
      TOKEN,
      {
        api_host: location.origin,
        custom_personal_data_properties: ['reset_token'],
        // A browser of tests is a robot to it.
        opt_out_useragent_filter: true,
        opt_out_capturing_by_default: true,
        autocapture: false,
        capture_pageview: false,
        capture_pageleave: false,
        disable_session_recording: true,
        disable_surveys: true,
        advanced_disable_flags: true,
        disable_external_dependency_loading: true,
        before_send: (event) => {
          if (event) seen.push(event.event)
          if (event) sent.push(JSON.stringify(event))
          return null
        },
      },
      `client${(count += 1)}`,
    )
    return { client, service: defineService(posthog({ token: TOKEN, client: () => client })), seen, sent }
  }

  it('captures nothing before the grant, after the withdrawal, and what was lost stays lost', () => {
    const { client, service, seen } = start()
    const page = realPage()
    client.capture('before')
    page.grant(service)
    client.capture('granted')
    page.withdraw(service)
    client.capture('refused')
    page.grant(service)
    client.capture('granted again')
    expect(seen.filter((name) => !name.startsWith('$'))).toEqual(['granted', 'granted again'])
  })

  it('R104 sends click ids and campaigns while marketing is granted, and forgets them at its withdrawal', () => {
    const { href } = location
    history.replaceState(null, '', '?gclid=clicked&utm_source=mailed&utm_id=mailed&reset_token=secret')
    try {
      const { client, service, sent } = start()
      const page = realPage()
      page.decide({ marketing: 'granted' })
      page.grant(service)
      client.capture('before')
      expect(sent.at(-1)).toContain('clicked')
      page.decide({ marketing: 'denied' })
      service.consent?.update?.(page.context)
      client.capture('after')
      expect(sent.at(-1)).toMatch(/"event":"after"(?!.*(clicked|mailed|secret))/)
      expect([localStorage, sessionStorage].flatMap((items) => Object.values(items)).join()).not.toMatch(
        /clicked|mailed/,
      )
      page.withdraw(service)
    } finally {
      history.replaceState(null, '', href)
    }
  })

  it('stays out although the sweep removes its own note of the refusal', () => {
    const { client, service, seen } = start()
    const page = realPage()
    page.grant(service)
    page.withdraw(service)
    const items = service.stores === 'nothing' ? [] : service.stores
    const kept = Object.keys(localStorage).filter((key) => !items.some(({ name }) => key.startsWith(name)))
    expect(kept).toEqual([])
    localStorage.clear()
    client.capture('refused')
    expect(client.has_opted_out_capturing()).toBe(true)
    expect(seen).not.toContain('refused')
  })
})

describe('crisp() with crisp-sdk-web', () => {
  it('takes over the queue that the client has made, and leaves the loading to the runner', () => {
    const page = realPage()
    Crisp.message.setMessageText('before')
    page.grant(crisp({ websiteId: '12345678-1234-4234-8234-123456789012' }))
    Crisp.message.setMessageText('granted')
    const told = ['before', 'granted'].map((text) => ['set', 'message:text', [text]])
    expect(Reflect.get(window, '$crisp')).toEqual(told)
    expect(Reflect.get(window, 'CRISP_WEBSITE_ID')).toBe('12345678-1234-4234-8234-123456789012')
    expect(document.querySelector('script[src*="crisp.chat"]')).toBeNull()
  })
})

describe('intercom() with @intercom/messenger-js-sdk', () => {
  const service = intercom({ appId: 'abc12345' })

  it('hears the client while it is granted, and not after the withdrawal', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = realPage()
    trackEvent('before')
    expect(warn).toHaveBeenCalledOnce()
    page.grant(service)
    trackEvent('granted')
    const calls: unknown[][] = []
    // What its script puts in place of the stub.
    Reflect.set(window, 'Intercom', (...facts: unknown[]) => calls.push(facts))
    page.withdraw(service)
    trackEvent('refused')
    page.grant(service)
    trackEvent('granted again')
    expect(calls.map(([name, fact]) => (typeof fact === 'string' ? `${String(name)} ${fact}` : name))).toEqual([
      'shutdown',
      'boot',
      'trackEvent granted again',
    ])
  })
})
