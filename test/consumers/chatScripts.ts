import type { VendorScript } from './vendorPage.ts'

/** The scripts of the chats by where they are asked for, as {@link VENDOR_SCRIPTS}. */
export const CHAT_SCRIPTS: Readonly<Record<string, VendorScript>> = {
  'client.crisp.chat/l.js': ({ script, style }) => {
    script('https://client.crisp.chat/static/javascripts/client.js')
    style('https://client.crisp.chat/static/stylesheets/client.css')
  },
  'client.crisp.chat/static/javascripts/': ({ cookie, local, frame, open, ask, keep, setGlobal }) => {
    const name = 'crisp-client%2Fsession%2F12345678'
    let isConnected = true
    frame('https://game.crisp.chat/embed/', '.crisp-client')
    setGlobal('$crisp', {
      is: () => false,
      push: ([, what]: readonly [string, string]) => {
        // A reset begins another session.
        if (what === 'session:reset') cookie(name, 180)
        if (what === 'chat:hide') isConnected = false
        if (what === 'chat:open') open('crisp')
      },
    })
    local('crisp-client/session/12345678')
    cookie(name, 180)
    keep(() => {
      if (isConnected) ask('https://client.crisp.chat/static/status/')
    })
  },
  'widget.intercom.io/widget/': ({ script }) => script('https://js.intercomcdn.com/frame-modern.js'),
  'js.intercomcdn.com/': ({ cookie, local, frame, open, ask, keep, setGlobal, dropCookies }) => {
    let stop = (): void => undefined
    const boot = (): void => {
      frame('https://intercom-sheets.com/messenger/', '#intercom-container')
      local('intercom.intercom-state-abc12345')
      stop = keep(() => {
        for (const [name, days] of [
          ['id', 270],
          ['session', 7],
          ['device-id', 270],
        ] as const)
          cookie(`intercom-${name}-abc12345`, days)
        ask('https://api-iam.eu.intercom.io/messenger/web/ping')
      })
    }
    boot()
    setGlobal('Intercom', (name: string) => {
      if (name === 'show') return open('intercom')
      stop()
      if (name === 'boot') return boot()
      return dropCookies('intercom-session-abc12345')
    })
  },
  'embed.tawk.to/': ({ self, script, cookie, local, session, frame, open, beacon, keep, global }) => {
    if (!self.pathname.endsWith('/default')) return
    const api = global<Record<string, unknown>>('Tawk_API')
    if (!api || api['autoStart'] === false) return
    script('https://embed.tawk.to/_s/v4/app/js/twk-main.js')
    frame('about:blank', '', 'chat widget')
    local('twk_0123456789abcdef01234567')
    session('twk_session')
    const stop = keep(() => {
      cookie('TawkConnectionTime', 0)
      cookie('twk_uuid_0123456789abcdef01234567', 180)
      cookie('twk_idm_key', 0.02, 'host')
      beacon('https://va.tawk.to/v1/session/start')
    })
    Object.assign(api, { shutdown: stop, showWidget: () => undefined, maximize: () => open('tawk') })
  },
  'static.zdassets.com/ekr/snippet.js': ({ ask, script, local, open, keep, setGlobal }) => {
    ask('https://ekr.zdassets.com/compose/12345678-1234-4234-8234-123456789012')
    script('https://static.zdassets.com/web_widget/messenger/latest/web-widget-main.js')
    let stop = (): void => undefined
    setGlobal('zE', (area: string, what: string, value: string) => {
      if (area === 'messenger') return what === 'open' && open('zendesk')
      stop()
      const names = ['ZD-suid', 'ZD-buid', 'ZD-store', 'ZD-widgetOpen']
      if (value === 'none') for (const name of names) localStorage.removeItem(name)
      else
        stop = keep(() => {
          names.forEach(local)
          ask('https://example.zendesk.com/embeddable_blip')
        })
      return undefined
    })
  },
  'code.tidio.co/': ({ script }) => script('https://widget-v4.tidiochat.com/1_1/static/js/widget.js'),
  'widget-v4.tidiochat.com/': ({ local, frame, open, ask, keep, setGlobal }) => {
    local('tidio_state_abcdefghijklmnopqrstuvwxyz012345')
    frame('about:blank', '#tidio-chat')
    keep(() => ask('https://sentry-new.tidio.co/api/'))
    setGlobal('tidioChatApi', { show: () => undefined, hide: () => undefined, open: () => open('tidio') })
  },
  'salesiq.zohopublic.eu/widget': ({ script, style }) => {
    script('https://js.zohocdn.com/salesiq/js/floatbutton.js')
    style('https://css.zohocdn.com/salesiq/styles/floatbutton.css')
  },
  'js.zohocdn.com/': ({ cookie, local, session, frame, open, ask, keep, global }) => {
    for (const name of ['siqlsdb', 'utsdb']) local(name)
    session('utsdb')
    cookie('uesign', 30)
    cookie('isiframeenabled', 1)
    cookie('LS_CSRF_TOKEN', 0)
    // They begin with the name of the account.
    for (const [name, days] of [
      ['_zldp', 730],
      ['_zldt', 1],
      ['_siqid', 365],
    ] as const)
      cookie(`everything-${name}`, days)
    frame('https://salesiq.zohopublic.eu/visitor/v2/channels', '#zsiq_float')
    let mayCount = false
    const nothing = (): void => undefined
    const { salesiq } = global<{ salesiq: Record<string, unknown> }>('$zoho') ?? {}
    if (!salesiq) return
    Object.assign(salesiq, {
      privacy: { updateCookieConsent: nothing },
      tracking: { on: () => (mayCount = true), off: () => (mayCount = false) },
      floatbutton: { visible: nothing },
      floatwindow: { visible: (what: string) => what === 'show' && open('zoho-salesiq') },
    })
    const { afterReady } = salesiq
    if (typeof afterReady === 'function') Reflect.apply(afterReady, salesiq, [])
    keep(() => {
      if (mayCount) ask('https://vts.zohopublic.eu/watchws')
    })
  },
}
