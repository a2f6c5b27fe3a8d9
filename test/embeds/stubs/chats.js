// The six chats as their vendors' scripts behave: each takes over what the page has queued, builds its launcher and its
// window with generated ids, keeps a session in storage, and asks its server something as long as it is connected.
;(() => {
  const address = new URL(document.currentScript.src)
  const vendor = address.searchParams.get('vendor')

  const frameOf = (attributes) => Object.assign(document.createElement('iframe'), attributes)
  const boxOf = (attributes) => Object.assign(document.createElement('div'), attributes)
  const generated = () => `a${crypto.randomUUID().replaceAll('-', '')}`

  /** The interface in the page, and the connection behind it. */
  function build(place, { launcher, frame }) {
    launcher.append?.('Chat')
    frame.hidden = true
    place.append(launcher, frame)
    if (!place.isConnected) document.body.append(place)
    let timer
    const stub = {
      isOpen: () => frame.isConnected && !frame.hidden,
      open: () => {
        frame.hidden = false
      },
      show: (isShown) => {
        launcher.hidden = !isShown
        if (!isShown) frame.hidden = true
      },
      connect: () => {
        timer ??= setInterval(() => void fetch(`${address.pathname}?ping=${vendor}`), 50)
      },
      disconnect: () => {
        clearInterval(timer)
        timer = undefined
      },
    }
    stub.connect()
    window.stubChat = { vendor, isOpen: stub.isOpen, press: stub.open, disconnect: stub.disconnect }
    return stub
  }

  const keep = {
    cookie: (name) => {
      const known = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
      if (!known) document.cookie = `${name}=${generated()}; Path=/; Max-Age=1000`
    },
    local: (name) => localStorage.setItem(name, localStorage.getItem(name) ?? generated()),
  }

  const start = {
    crisp: () => {
      const queue = window.$crisp
      if (!Array.isArray(queue) || !window.CRISP_WEBSITE_ID) return
      const cookie = `crisp-client%2Fsession%2F${window.CRISP_WEBSITE_ID}`
      keep.cookie(cookie)
      const chat = build(boxOf({ className: 'crisp-client' }), {
        launcher: boxOf({}),
        frame: frameOf({ id: generated() }),
      })
      const does = {
        'chat:open': chat.open,
        'chat:show': () => chat.show(true),
        'chat:hide': () => chat.show(false),
        // A reset opens another session at once.
        'session:reset': () => {
          document.cookie = `${cookie}=; Path=/; Max-Age=0`
          keep.cookie(cookie)
          chat.disconnect()
        },
      }
      const push = (...commands) => commands.forEach(([verb, what]) => verb === 'do' && does[what]?.())
      window.$crisp = { push, is: (what) => what === 'chat:opened' && chat.isOpen() }
      push(...queue)
    },
    intercom: () => {
      const queued = window.Intercom?.q ?? []
      let chat
      const heard = {}
      const does = {
        boot: (settings) => {
          if (chat || !settings) return
          keep.cookie(`intercom-session-${settings.app_id}`)
          document.body.append(frameOf({ id: 'intercom-frame', hidden: true }))
          const place = boxOf({ id: 'intercom-container' })
          chat = build(place, {
            launcher: boxOf({ className: 'intercom-lightweight-app' }),
            frame: frameOf({ id: generated() }),
          })
        },
        show: () => {
          chat?.open()
          heard.onShow?.()
        },
        shutdown: () => {
          chat?.disconnect()
          document.querySelectorAll('#intercom-container, #intercom-frame').forEach((node) => node.remove())
          chat = undefined
        },
        onShow: (call) => {
          heard.onShow = call
        },
      }
      window.Intercom = (name, ...facts) => does[name]?.(...facts)
      // It comes when the page has loaded, not with its script; by itself only where the page has its settings.
      setTimeout(() => {
        does.boot(window.intercomSettings)
        queued.forEach((facts) => window.Intercom(...facts))
      })
    },
    tawk: () => {
      const api = window.Tawk_API
      if (api.autoStart === false) return
      keep.local('twk_uuid_0123456789abcdef01234567')
      const place = boxOf({ id: generated(), className: 'widget-visible' })
      const title = 'chat widget'
      const chat = build(place, {
        launcher: frameOf({ id: generated(), title }),
        frame: frameOf({ id: generated(), title }),
      })
      Object.assign(api, {
        maximize: chat.open,
        showWidget: () => chat.show(true),
        hideWidget: () => chat.show(false),
        endChat: () => undefined,
        shutdown: chat.disconnect,
        start: chat.connect,
      })
    },
    zendesk: () => {
      const place = document.body
      let chat
      const appear = () => {
        keep.local('ZD-suid')
        chat ??= build(place, { launcher: frameOf({ id: 'launcher' }), frame: frameOf({ id: generated() }) })
        chat.connect()
        chat.show(true)
      }
      const vanish = () => {
        chat?.disconnect()
        chat = undefined
        place.querySelectorAll(':scope > iframe').forEach((frame) => frame.remove())
        localStorage.removeItem('ZD-suid')
      }
      window.zE = (group, name, fact) => {
        if (group === 'messenger:set' && name === 'cookies') (fact === 'none' ? vanish : appear)()
        if (group === 'messenger' && name === 'open') chat?.open()
      }
      appear()
    },
    zoho: () => {
      keep.local('siqlsdb')
      const chat = build(boxOf({ id: 'zsiq_float', className: 'zsiq_floatmain' }), {
        launcher: boxOf({}),
        frame: frameOf({ id: `zsiq_${generated()}` }),
      })
      const { salesiq } = window.$zoho
      Object.assign(salesiq, {
        privacy: { updateCookieConsent: () => undefined },
        tracking: { on: chat.connect, off: () => undefined },
        floatbutton: {
          visible: (what) => {
            chat.show(what === 'show')
            if (what === 'hide') chat.disconnect()
          },
        },
        floatwindow: { visible: (what) => what === 'show' && chat.open() },
      })
      salesiq.afterReady?.()
    },
    tidio: () => {
      keep.local('tidio_state_abcdefghijklmnopqrstuvwxyz012345')
      // Its interface is there some time after its script.
      setTimeout(() => {
        const chat = build(boxOf({ id: 'tidio-chat' }), {
          launcher: boxOf({}),
          frame: frameOf({ id: 'tidio-chat-iframe' }),
        })
        window.tidioChatApi = {
          show: () => chat.show(true),
          hide: () => {
            chat.show(false)
            chat.disconnect()
          },
          open: chat.open,
        }
        document.dispatchEvent(new Event('tidioChat-ready'))
      }, 30)
    },
  }

  window.stubChatLoads = (window.stubChatLoads ?? 0) + 1
  start[vendor]?.()
  // After whatever a vendor does some time after its script.
  setTimeout(() => {
    window.stubChatSettles = (window.stubChatSettles ?? 0) + 1
  }, 60)
})()
