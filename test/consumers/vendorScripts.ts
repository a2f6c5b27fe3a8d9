import { CHAT_SCRIPTS } from './chatScripts.ts'
import type { VendorScript } from './vendorPage.ts'

/**
 * The scripts of vendors by where they are asked for, as far as consent goes: which names they store, whom they tell,
 * what else they load, and which of their calls stop them. Written after what vendors say and do, not after the
 * catalogue, so that the two can disagree.
 */
export const VENDOR_SCRIPTS: Readonly<Record<string, VendorScript>> = {
  'www.googletagmanager.com/gtag/js': ({ self, cookie, picture, beacon, frame, keep, global }) => {
    const id = self.searchParams.get('id') ?? ''
    const isAds = id.startsWith('AW-')
    let allows: Readonly<Record<string, unknown>> = {}
    let days = 400
    const count = (): void => {
      const isOff = global<boolean>(`ga-disable-${id}`) === true
      if (isAds) {
        if (allows['ad_storage'] === 'granted') cookie('_gcl_au', 90)
        picture('https://googleads.g.doubleclick.net/pagead/viewthroughconversion/123456789/')
      } else if (!isOff && allows['analytics_storage'] === 'granted') {
        for (const name of ['_ga', `_ga_${id.slice(2)}`]) cookie(name, days)
        beacon('https://region1.google-analytics.com/g/collect?v=2')
      }
    }
    const take = (entry: unknown): void => {
      const [command, what, given] = Array.from<unknown>(Object(entry))
      const facts: Readonly<Record<string, unknown>> = Object(given)
      if (command === 'consent') allows = { ...allows, ...facts }
      if (command !== 'config' || what !== id) return
      if (typeof facts['cookie_expires'] === 'number') days = facts['cookie_expires'] / 86_400
      if (isAds) frame('https://td.doubleclick.net/td/rul/123456789')
      keep(count)
    }
    const queue = global<unknown[]>('dataLayer') ?? []
    queue.forEach(take)
    const push = queue.push.bind(queue)
    queue.push = (...entries) => {
      entries.forEach(take)
      return push(...entries)
    }
  },
  'www.googletagmanager.com/gtm.js': ({ picture, keep }) => {
    keep(() => picture('https://www.googletagmanager.com/a?id=GTM-TEST123'))
  },
  'connect.facebook.net/en_US/fbevents.js': ({ cookie, local, picture, script, keep, global }) => {
    const fbq = global<{ queue: IArguments[]; callMethod?: (...command: unknown[]) => void }>('fbq')
    if (!fbq) return
    let stop = (): void => undefined
    fbq.callMethod = (name, what) => {
      if (name === 'consent') stop()
      if (name === 'consent' && what === 'grant') {
        stop = keep(() => {
          cookie('_fbp', 90)
          local('lastExternalReferrer')
          local('lastExternalReferrerTime')
          picture('https://www.facebook.com/tr/?id=1234567890&ev=PageView')
        })
      }
      if (name === 'init') script('https://connect.facebook.net/signals/config/1234567890')
    }
    for (const command of fbq.queue.splice(0)) fbq.callMethod(...command)
  },
  'static.ads-twitter.com/uwt.js': ({ cookie, picture, keep }) => {
    keep(() => {
      cookie('_twclid', 30)
      cookie('_twpid', 390)
      picture('https://t.co/1/i/adsct?txn_id=o1abc')
      picture('https://analytics.twitter.com/1/i/adsct?txn_id=o1abc')
    })
  },
  'snap.licdn.com/li.lms-analytics/insight.min.js': ({ cookie, local, picture, ask, keep }) => {
    local('li_adsId')
    ask('https://px.ads.linkedin.com/wa/')
    keep(() => {
      cookie('li_fat_id', 30)
      cookie('ln_or', 1, 'host')
      picture('https://px.ads.linkedin.com/collect/?pid=123456')
    })
  },
  'analytics.tiktok.com/i18n/pixel/events.js': ({ cookie, session, beacon, script, keep, global, setGlobal }) => {
    let stop = (): void => undefined
    const methods: Readonly<Record<string, () => void>> = {
      grantConsent: () => {
        stop()
        stop = keep(() => {
          cookie('_ttp', 390)
          cookie('_tt_enable_cookie', 390)
          cookie('ttcsid', 90)
          cookie('ttcsid_C4ABCDEFGHIJKLMNOPQR', 90)
          session('tt_sessionId')
          session('tt_appInfo')
          beacon('https://analytics.tiktok.com/api/v2/pixel')
        })
      },
      revokeConsent: () => stop(),
      page: () => undefined,
    }
    const queue = global<readonly (readonly [string])[]>('ttq') ?? []
    setGlobal('ttq', methods)
    for (const [name] of queue) methods[name]?.()
    script('https://analytics.tiktok.com/i18n/pixel/static/main.js')
  },
  'www.clarity.ms/tag/': ({ script }) => script('https://scripts.clarity.ms/0.8.69/clarity.js'),
  'scripts.clarity.ms/0.8.69/clarity.js': (page) => {
    const { cookie, session, picture, beacon, keep, global, setGlobal } = page
    const queue = global<{ q?: IArguments[] }>('clarity')?.q ?? []
    let mayStore = false
    let stop = (): void => undefined
    const start = (): void => {
      stop()
      stop = keep(() => {
        if (mayStore) {
          cookie('_clck', 365)
          cookie('_clsk', 1)
          session('_cltk')
        }
        beacon('https://k.clarity.ms/collect')
      })
      picture('https://c.clarity.ms/c.gif')
    }
    const heard: unknown[] = []
    setGlobal('heardByClarity', heard)
    const clarity = (name: string, facts?: Readonly<Record<string, string>>): void => {
      heard.push([name, facts])
      if (name === 'consentv2') mayStore = facts?.['analytics_Storage'] === 'granted'
      if (name === 'consentv2' && !mayStore) page.dropCookies('_clck', '_clsk')
      if (name === 'stop') stop()
      if (name === 'start') start()
    }
    setGlobal('clarity', clarity)
    for (const [name, facts] of queue) clarity(name, facts)
    start()
  },
  'bat.bing.com/bat.js': ({ cookie, local, picture, script, keep, setGlobal }) => {
    const heard: unknown[] = []
    setGlobal('heardByUet', heard)
    setGlobal(
      'UET',
      class {
        isGranted = false
        constructor({ q }: { readonly q: readonly unknown[] }) {
          this.push(...q)
          script('https://bat.bing.com/p/action/12345678.js')
        }
        push(...facts: readonly unknown[]): void {
          heard.push(...facts)
          for (const fact of facts) {
            if (typeof fact === 'object' && fact !== null)
              this.isGranted = Reflect.get(fact, 'ad_storage') === 'granted'
          }
          if (facts.includes('pageLoad')) keep(() => this.count())
        }
        count(): void {
          if (this.isGranted) {
            cookie('_uetsid', 1)
            cookie('_uetvid', 390)
            for (const name of ['_uetsid', '_uetsid_exp', '_uetvid', '_uetvid_exp']) local(name)
          }
          picture('https://bat.bing.com/action/0?ti=12345678')
        }
      },
    )
  },
  'static.hotjar.com/c/': ({ script }) => script('https://script.hotjar.com/modules.js'),
  'script.hotjar.com/modules.js': ({ cookie, local, session, ask, frame, keep }) => {
    frame('https://vars.hotjar.com/box.html')
    session('hjViewportId')
    local('hjActiveViewportIds')
    cookie('_hjDonePolls', 365)
    keep(() => ask('https://content.hotjar.io/?gzip=1'))
    // Whatever anybody removes is back at once.
    setInterval(() => {
      cookie('_hjSession_1234567', 0.02)
      cookie('_hjSessionUser_1234567', 365)
    }, 100)
  },
  'plausible.io/js/': ({ ask, keep, global, setGlobal }) => {
    const transform = global<{ o: { transformRequest?: (facts: object) => object | null } }>('plausible')?.o
    const count = (): void => {
      if (transform?.transformRequest?.({ n: 'pageview', u: location.href })) ask('https://plausible.io/api/event')
    }
    keep(count)
    setGlobal('plausible', count)
  },
  'cdn.segment.com/analytics.js/': ({ cookie, local, ask, keep, setGlobal, dropCookies }) => {
    ask('https://cdn.segment.com/v1/projects/abcdefghijklmnopqrstuvwxyz012345/settings')
    keep(() => {
      cookie('ajs_anonymous_id', 365)
      cookie('analytics_session_id', 365)
      cookie('analytics_session_id.last_access', 365)
      local('ajs_anonymous_id')
      local('persisted-queue:v1:abcdefghijklmnopqrstuvwxyz012345:dest-Segment.io:items')
      ask('https://api.segment.io/v1/p')
    })
    setGlobal('analytics', { page: () => undefined, reset: () => dropCookies('ajs_anonymous_id') })
  },
  'js-eu1.hs-scripts.com/': ({ script }) => {
    script('https://js-eu1.hs-analytics.net/analytics/1/1234567.js')
    script('https://js-eu1.hs-banner.com/v2/1234567/banner.js')
    script('https://js-eu1.hscollectedforms.net/collectedforms.js')
    script('https://js-eu1.usemessages.com/conversations-embed.js')
  },
  'js-eu1.hs-analytics.net/': ({ cookie, picture, keep, global, setGlobal }) => {
    let isTracked = true
    const take = ([name, facts]: readonly [string, { readonly track?: boolean }?]): void => {
      if (name === 'doNotTrack') isTracked = facts?.track === true
      if (name === 'doNotTrack') cookie('__hs_do_not_track', 180)
    }
    for (const command of global<readonly (readonly [string])[]>('_hsq') ?? []) take(command)
    setGlobal('_hsq', { push: take })
    keep(() => {
      if (!isTracked) return
      for (const name of ['__hstc', 'hubspotutk']) cookie(name, 180)
      cookie('__hssc', 0.02)
      cookie('__hssrc', 0)
      picture('https://track-eu1.hubspot.com/__ptq.gif?a=1234567')
    })
  },
  'js-eu1.usemessages.com/': ({ cookie, frame }) => {
    cookie('messagesUtk', 180)
    cookie('hs-messages-is-open', 0.02)
    frame('https://app-eu1.hubspot.com/conversations-visitor/1234567', '#hubspot-messages-iframe-container')
  },
  'cdn-eu.pagesense.io/js/': ({ cookie, local, ask, keep }) => {
    for (const name of ['zabUserId', 'zabVisitId']) cookie(name, 365)
    local('zps-tgr-dts')
    keep(() => ask('https://pagesense-collect.zoho.eu/collect'))
  },
  'chimpstatic.com/mcjs-connected/': ({ cookie, script }) => {
    cookie('_mcid', 365)
    cookie('MCPopupClosed', 365)
    script('https://downloads.mailchimp.com/js/signup-forms/popup/embed.js')
  },
  'downloads.mailchimp.com/': ({ style, ask, keep }) => {
    style('https://downloads.mailchimp.com/css/signup-forms/popup/layout.css')
    keep(() => ask('https://mc.us1.list-manage.com/signup-form/settings'))
  },
  'www.paypal.com/sdk/js': ({ local, frame, ask, keep }) => {
    local('__paypal_storage__')
    frame('https://www.paypal.com/credit-presentment/smart/message')
    keep(() => ask('https://www.paypal.com/xoplatform/logger/api/logger'))
  },
  ...CHAT_SCRIPTS,
  'cdn.campaign.example/tag.js': ({ cookie, cache, database, beacon, keep }) => {
    cache('campaign-cache')
    database('campaign-events')
    keep(() => {
      cookie('campaign', 30, 'host')
      beacon('https://cdn.campaign.example/hit')
    })
  },
}
