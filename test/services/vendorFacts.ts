import type { CATALOGUE } from './catalogueTable.js'

/** What a vendor keeps and where it is reached. */
interface VendorFacts {
  /** The addresses of its scripts, each with the attributes that they read; https before all. */
  readonly scripts: string
  /** Where data may go, and what makes that lawful; empty where it stays. */
  readonly transfer: string
  /** What it leaves in the page, as selectors. @default nothing */
  readonly leaves?: string
  /** By place: `cookie`, `local` or `session` of the site, or another domain; `*` stands for what differs. */
  readonly stores: Readonly<Record<string, string>>
  /** By what a page needs them for; https unless a scheme stands before. */
  readonly hosts: Readonly<Record<string, string>>
}

/**
 * What vendors say and what was measured of them, apart from the catalogue, so that the two can disagree. A change here is
 * a change of what people were told: it asks them again.
 */
export const VENDOR_FACTS: Readonly<Record<Exclude<keyof typeof CATALOGUE, 'firstParty'>, VendorFacts>> = {
  crisp: {
    scripts: 'client.crisp.chat/l.js',
    transfer: '',
    leaves: '.crisp-client',
    stores: { cookie: 'crisp-client%2F* P6M', local: 'crisp-client/* P6M', session: 'crisp-client/* session' },
    hosts: {
      script: 'client.crisp.chat',
      connect: 'client.crisp.chat wss://client.relay.crisp.chat',
      style: 'client.crisp.chat',
      img: 'image.crisp.chat storage.crisp.chat client.crisp.chat',
      font: 'client.crisp.chat',
      frame: 'game.crisp.chat',
    },
  },
  facebook: {
    scripts: '',
    transfer: 'US dpf',
    stores: { 'facebook.com': 'datr P2Y, sb P2Y, fr P90D' },
    hosts: { frame: 'www.facebook.com' },
  },
  googleAds: {
    scripts: 'www.googletagmanager.com/gtag/js?id=AW-123456789',
    transfer: 'US dpf',
    stores: {
      cookie: '_gcl_* P90D, _gac_* P90D',
      local: '_gcl_* P90D',
      'doubleclick.net': 'IDE P2Y, test_cookie PT15M',
      'google.com': 'NID P6M',
    },
    hosts: {
      script:
        'www.googletagmanager.com googleads.g.doubleclick.net www.google.com www.googleadservices.com pagead2.googlesyndication.com',
      connect: '*.g.doubleclick.net www.google.com www.googleadservices.com pagead2.googlesyndication.com',
      img: '*.g.doubleclick.net www.google.com www.googleadservices.com pagead2.googlesyndication.com',
      frame: 'td.doubleclick.net www.googletagmanager.com',
    },
  },
  googleAnalytics: {
    scripts: 'www.googletagmanager.com/gtag/js?id=G-TEST',
    transfer: 'US dpf',
    stores: {
      cookie: '_ga P24M, _ga_* P24M, _gid PT24H, _gat PT1M, _gat_* PT1M, _dc_gtm_* PT1M, _gac_* P90D, _gcl_* P90D',
      'doubleclick.net': 'IDE P2Y, test_cookie PT15M',
      'google.com': 'NID P6M',
    },
    hosts: {
      script: 'www.googletagmanager.com',
      connect:
        'www.googletagmanager.com *.google-analytics.com *.analytics.google.com *.g.doubleclick.net *.google.com pagead2.googlesyndication.com',
      img: 'www.googletagmanager.com *.google-analytics.com *.analytics.google.com *.g.doubleclick.net *.google.com pagead2.googlesyndication.com',
    },
  },
  googleMaps: {
    scripts: '',
    transfer: 'US dpf',
    stores: { 'google.com': 'NID P6M, AEC P6M, SOCS P13M, CONSENT P13M, OGPC P13M, 1P_JAR P30D' },
    hosts: { frame: 'www.google.com maps.google.com' },
  },
  googleTagManager: {
    scripts: 'www.googletagmanager.com/gtm.js?id=GTM-TEST123',
    transfer: 'US dpf',
    stores: {},
    hosts: { script: 'www.googletagmanager.com', connect: 'www.googletagmanager.com', img: 'www.googletagmanager.com' },
  },
  hotjar: {
    scripts: 'static.hotjar.com/c/hotjar-1234567.js?sv=6',
    transfer: '',
    stores: {
      cookie: '_hjSession_* PT30M, _hjSessionUser_* P1Y, _hj* P1Y',
      session: '_hj* session, hjViewportId session',
      local: '_hj* P1Y, hjActiveViewportIds P1Y',
    },
    hosts: {
      script: 'static.hotjar.com script.hotjar.com',
      connect: '*.hotjar.com *.hotjar.io wss://*.hotjar.com',
      frame: 'vars.hotjar.com',
      img: '*.hotjar.com',
      font: '*.hotjar.com',
      style: '*.hotjar.com',
    },
  },
  hubspot: {
    scripts: 'js-eu1.hs-scripts.com/1234567.js [id=hs-script-loader]',
    transfer: 'US dpf',
    leaves: '#hubspot-messages-iframe-container',
    stores: {
      cookie:
        '__hstc P13M, hubspotutk P13M, __hssc PT30M, __hssrc session, messagesUtk P13M, hs-messages-* P1D, __hs_* P6M',
      'hubspot.com': '__cf_bm PT30M, _cfuvid session',
    },
    hosts: {
      script:
        'js-eu1.hs-scripts.com *.hs-analytics.net *.hs-banner.com *.hscollectedforms.net *.hsforms.net *.usemessages.com',
      connect: '*.hubspot.com *.hsforms.com *.hscollectedforms.net',
      frame: '*.hubspot.com *.hsforms.com',
      img: '*.hubspot.com *.hsforms.com',
    },
  },
  instagram: {
    scripts: '',
    transfer: 'US dpf',
    stores: { 'instagram.com': 'csrftoken P1Y, mid P2Y, ig_did P1Y, ig_nrcb P1Y, datr P2Y' },
    hosts: { frame: 'www.instagram.com' },
  },
  intercom: {
    scripts: 'widget.intercom.io/widget/abc12345',
    transfer: 'US dpf',
    leaves: '#intercom-container, #intercom-frame, .intercom-lightweight-app',
    stores: {
      cookie: 'intercom-id-* P9M, intercom-session-* P7D, intercom-device-id-* P9M',
      local: 'intercom.intercom-state* P9M',
    },
    hosts: {
      script: 'widget.intercom.io js.intercomcdn.com',
      connect: 'api-iam.eu.intercom.io *.intercom.io wss://*.intercom.io',
      frame: 'intercom-sheets.com',
      img: '*.intercomcdn.com static.intercomassets.com',
      font: 'fonts.intercomcdn.com',
      media: 'js.intercomcdn.com',
    },
  },
  linkedin: {
    scripts: '',
    transfer: 'US scc',
    stores: {
      'linkedin.com':
        'bcookie P1Y, bscookie P1Y, li_gc P6M, li_sugr P90D, UserMatchHistory P30D, AnalyticsSyncHistory P30D, lidc PT24H',
    },
    hosts: { frame: 'www.linkedin.com' },
  },
  linkedinInsight: {
    scripts: 'snap.licdn.com/li.lms-analytics/insight.min.js',
    transfer: 'US scc',
    stores: {
      cookie: 'li_fat_id P30D, li_giant P7D, ln_or P1D',
      local: 'li_adsId P30D',
      'linkedin.com':
        'bcookie P1Y, bscookie P1Y, li_gc P6M, li_sugr P90D, UserMatchHistory P30D, AnalyticsSyncHistory P30D, lidc PT24H',
    },
    hosts: {
      script: 'snap.licdn.com',
      connect: 'px.ads.linkedin.com cdn.linkedin.oribi.io',
      img: 'px.ads.linkedin.com',
    },
  },
  mailchimp: {
    scripts: 'chimpstatic.com/mcjs-connected/js/users/0123456789abcdef/89abcdef01234567.js [id=mcjs]',
    transfer: 'US scc',
    stores: { cookie: 'MCPopup* P1Y, _mcid P1Y, mc_* P30D', 'list-manage.com': 'ak_bmsc PT2H, bm_sz PT4H, _abck P1Y' },
    hosts: {
      script: 'chimpstatic.com downloads.mailchimp.com *.list-manage.com',
      connect: '*.list-manage.com *.mailchimp.com',
      style: 'downloads.mailchimp.com',
      img: '*.mailchimp.com *.list-manage.com',
    },
  },
  matomo: {
    scripts: 'stats.example.com/matomo.js',
    transfer: '',
    stores: {
      cookie:
        'mtm_* P13M, _pk_id* P13M, _pk_ref* P6M, _pk_ses* PT30M, _pk_cvar* PT30M, _pk_hsr* PT30M, _pk_testcookie* session',
    },
    hosts: { script: 'stats.example.com', connect: 'stats.example.com', img: 'stats.example.com' },
  },
  metaPixel: {
    scripts: 'connect.facebook.net/en_US/fbevents.js',
    transfer: 'US dpf',
    stores: {
      cookie: '_fbp P90D, _fbc P90D',
      local: 'lastExternalReferrer* P90D, multiFbc P90D',
      'facebook.com': 'fr P90D, c_user P1Y, xs P1Y, datr P2Y, sb P2Y',
    },
    hosts: {
      script: 'connect.facebook.net',
      connect: 'www.facebook.com connect.facebook.net',
      img: 'www.facebook.com',
    },
  },
  microsoftClarity: {
    scripts: 'www.clarity.ms/tag/abcde12345',
    transfer: 'US dpf',
    stores: {
      cookie: '_clck P1Y, _clsk P1D',
      session: '_cltk session',
      'www.clarity.ms': 'CLID P1Y',
      'c.clarity.ms': 'ANONCHK PT10M, SM session',
      'clarity.ms': 'MUID P390D, MR P7D',
    },
    hosts: {
      script: 'www.clarity.ms scripts.clarity.ms',
      connect: '*.clarity.ms c.bing.com',
      img: 'c.clarity.ms c.bing.com',
    },
  },
  microsoftUet: {
    scripts: 'bat.bing.com/bat.js',
    transfer: 'US dpf',
    stores: {
      cookie: '_uetsid P1D, _uetvid P13M, _uetmsclkid P90D',
      local: '_uet* P13M',
      'bat.bing.com': 'MSPTC P13M',
      'bing.com': 'MUID P390D, MR P7D',
    },
    hosts: { script: 'bat.bing.com', connect: 'bat.bing.com bat.bing.net', img: 'bat.bing.com bat.bing.net' },
  },
  netopia: { scripts: '', transfer: '', stores: {}, hosts: {} },
  paypal: {
    scripts: '',
    transfer: 'US bcr',
    stores: {
      'paypal.com':
        'ts P3Y, ts_c P3Y, enforce_policy P1Y, l7_az P1D, nsid session, x-pp-s session, tsrce P3D, LANG P1D',
      local: '__paypal_storage__ P3Y',
    },
    hosts: {
      script: 'www.paypal.com www.paypalobjects.com',
      connect: 'www.paypal.com',
      frame: 'www.paypal.com',
      img: 'www.paypalobjects.com',
    },
  },
  paypalMessages: {
    scripts: 'www.paypal.com/sdk/js?client-id=AbCdEfGhIjKlMnOpQrStUvWxYz&components=messages',
    transfer: 'US bcr',
    stores: {
      'paypal.com':
        'ts P3Y, ts_c P3Y, enforce_policy P1Y, l7_az P1D, nsid session, x-pp-s session, tsrce P3D, LANG P1D',
      local: '__paypal_storage__ P3Y',
    },
    hosts: {
      script: 'www.paypal.com www.paypalobjects.com',
      connect: 'www.paypal.com',
      frame: 'www.paypal.com',
      img: 'www.paypalobjects.com',
    },
  },
  plausible: {
    scripts: 'plausible.io/js/pa-AbCdEf123456.js',
    transfer: '',
    stores: {},
    hosts: { script: 'plausible.io', connect: 'plausible.io' },
  },
  posthog: {
    scripts: 'eu-assets.i.posthog.com/static/array.js',
    transfer: 'US scc',
    stores: {
      cookie: 'ph_phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_posthog P1Y',
      local: 'ph_phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789* P1Y, __ph_opt_in_out_* P1Y',
      session: 'ph_phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789* session',
    },
    hosts: { script: 'eu-assets.i.posthog.com', connect: 'eu.i.posthog.com eu-assets.i.posthog.com', worker: 'blob:' },
  },
  recaptcha: {
    scripts: 'www.google.com/recaptcha/api.js?render=explicit',
    transfer: 'US dpf',
    leaves: '.grecaptcha-badge, iframe[src^="https://www.google.com/recaptcha/"]',
    stores: {
      local: '_grecaptcha P6M',
      'www.google.com': '_GRECAPTCHA P6M, NID P6M',
      'www.google.com local': 'rc::a P2Y',
      'www.google.com session': 'rc::b session, rc::c session',
    },
    hosts: {
      script: 'www.google.com www.gstatic.com',
      connect: 'www.google.com',
      frame: 'www.google.com',
      img: 'www.gstatic.com',
    },
  },
  segment: {
    scripts:
      'cdn.segment.com/analytics.js/v1/abcdefghijklmnopqrstuvwxyz012345/analytics.min.js [data-global-segment-analytics-key=analytics]',
    transfer: 'US bcr',
    stores: {
      cookie: 'ajs_* P1Y, analytics_session_id* P1Y',
      local: 'ajs_* P1Y, persisted-queue:v1:abcdefghijklmnopqrstuvwxyz012345* P1Y',
    },
    hosts: { script: 'cdn.segment.com', connect: 'cdn.segment.com api.segment.io' },
  },
  sentryReplay: {
    scripts: '',
    transfer: 'US dpf',
    stores: { session: 'sentryReplaySession session' },
    hosts: { connect: 'o1.ingest.de.sentry.io', worker: 'blob:' },
  },
  spotify: {
    scripts: '',
    transfer: 'US scc',
    stores: { 'spotify.com': 'sp_t P1Y, sp_landing P1D' },
    hosts: { frame: 'open.spotify.com' },
  },
  stripe: {
    scripts: 'js.stripe.com/v3/',
    transfer: 'US dpf',
    stores: { cookie: '__stripe_mid P1Y, __stripe_sid PT30M', 'm.stripe.com': 'm P400D' },
    hosts: {
      script: 'js.stripe.com *.js.stripe.com',
      connect: 'api.stripe.com',
      frame: 'js.stripe.com *.js.stripe.com hooks.stripe.com',
      img: '*.stripe.com',
    },
  },
  tawk: {
    scripts: 'embed.tawk.to/0123456789abcdef01234567/default [crossorigin=*]',
    transfer: 'US scc',
    leaves: 'iframe[title="chat widget"]',
    stores: {
      cookie: 'twk_* P6M, tawk* P6M, TawkConnectionTime session',
      local: 'twk_* P6M',
      session: 'twk_* session',
    },
    hosts: {
      script: 'embed.tawk.to *.tawk.to cdn.jsdelivr.net',
      connect: '*.tawk.to wss://*.tawk.to',
      style: '*.tawk.to',
      font: '*.tawk.to',
      frame: '*.tawk.to',
      img: '*.tawk.to cdn.jsdelivr.net tawk.link',
    },
  },
  tidio: {
    scripts: 'code.tidio.co/abcdefghijklmnopqrstuvwxyz012345.js',
    transfer: 'US scc',
    leaves: '#tidio-chat, #tidio-chat-iframe, #tidio-chat-code',
    stores: { local: 'tidio_* P1Y', session: 'tidio_* session' },
    hosts: {
      script: 'code.tidio.co widget-v4.tidiochat.com',
      connect: 'code.tidio.co *.tidio.co wss://*.tidio.co *.tidiochat.com',
      font: '*.tidiochat.com',
      img: '*.tidiochat.com *.tidio.co cdnjs.cloudflare.com',
      media: '*.tidiochat.com',
    },
  },
  tiktok: {
    scripts: '',
    transfer: 'CN scc',
    stores: { 'tiktok.com': 'ttwid P1Y, msToken P10D, tt_csrf_token session' },
    hosts: { frame: 'www.tiktok.com' },
  },
  tiktokPixel: {
    scripts: 'analytics.tiktok.com/i18n/pixel/events.js?sdkid=C4ABCDEFGHIJKLMNOPQR&lib=ttq',
    transfer: 'CN scc',
    stores: {
      cookie: '_ttp P390D, _tt_enable_cookie P13M, ttcsid* P90D',
      session: 'tt_* session',
      local: 'tt_* P13M',
      'tiktok.com': '_ttp P390D',
    },
    hosts: {
      script: 'analytics.tiktok.com analytics.us.tiktok.com',
      connect: 'analytics.tiktok.com analytics.us.tiktok.com analytics-ipv6.tiktokw.us',
    },
  },
  turnstile: {
    scripts: 'challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    transfer: 'US dpf',
    stores: {},
    hosts: { script: 'challenges.cloudflare.com', frame: 'challenges.cloudflare.com' },
  },
  vimeo: {
    scripts: '',
    transfer: 'US dpf',
    stores: { 'vimeo.com': 'player_clearance PT24H, cf_clearance P1Y, __cf_bm PT30M, _cfuvid session' },
    hosts: { frame: 'player.vimeo.com vimeo.com' },
  },
  x: {
    scripts: '',
    transfer: 'US scc',
    stores: { 'twitter.com': 'guest_id* P400D, personalization_id P400D' },
    hosts: { frame: 'platform.twitter.com' },
  },
  xPixel: {
    scripts: 'static.ads-twitter.com/uwt.js',
    transfer: 'US scc',
    stores: {
      cookie: '_twclid P30D, _twpid P13M, _twsid P13M',
      't.co': 'muc_ads P400D',
      'twitter.com': 'personalization_id P400D, guest_id* P400D',
    },
    hosts: {
      script: 'static.ads-twitter.com',
      connect: 'analytics.twitter.com t.co',
      img: 'analytics.twitter.com t.co',
    },
  },
  youtube: {
    scripts: '',
    transfer: 'US dpf',
    stores: {
      'youtube.com':
        'YSC session, VISITOR_INFO1_LIVE P180D, VISITOR_PRIVACY_METADATA P180D, __Secure-ROLLOUT_TOKEN P180D',
      'www.youtube-nocookie.com local': 'yt-remote-* P1Y, yt-player-* P30D',
    },
    hosts: { frame: 'www.youtube-nocookie.com' },
  },
  zendesk: {
    scripts: 'static.zdassets.com/ekr/snippet.js?key=12345678-1234-4234-8234-123456789012 [id=ze-snippet]',
    transfer: 'US bcr',
    stores: { local: 'ZD-* P1Y', session: 'ZD-* session', cookie: '__zlcmid P1Y, __zlcprivacy P1Y' },
    hosts: {
      script: 'static.zdassets.com',
      connect: 'ekr.zdassets.com *.zendesk.com *.zopim.com wss://*.zendesk.com wss://*.zopim.com',
      img: '*.zendesk.com static.zdassets.com',
      media: 'static.zdassets.com',
    },
  },
  zohoPageSense: {
    scripts: 'cdn-eu.pagesense.io/js/example/0123456789abcdef.js',
    transfer: 'IN scc',
    stores: {
      cookie:
        'zab* P1Y, zps* P1Y, zfa* P1Y, zsr* P1Y, zsd* P1Y, zpc* P1Y, zsc* PT30M, zft-sdc PT24H, zPersonalization P1Y, ps_payloadSeqId session',
      local: 'zps* P1Y',
      'pagesense-collect.zoho.eu': 'zfccn session, zalb_* session',
    },
    hosts: { script: 'cdn-eu.pagesense.io', connect: 'cdn-eu.pagesense.io *.pagesense.io pagesense-collect.zoho.eu' },
  },
  zohoSalesIq: {
    scripts: 'salesiq.zohopublic.eu/widget?wc=siq0123456789abcdef0123456789abcdef [id=zsiqscript]',
    transfer: 'IN scc',
    leaves: '[id^="zsiq"]:not(script), .zsiq_floatmain, .zls-sptwndw',
    stores: {
      local: 'siqlsdb P2Y, utsdb P2Y',
      session: 'utsdb session',
      cookie: 'uesign P1M, isiframeenabled P1D, *_zldp P2Y, *_zldt P1D, *_siqid P2Y, LS_CSRF_TOKEN session',
      'salesiq.zohopublic.eu': 'LS_CSRF_TOKEN session',
    },
    hosts: {
      script: 'salesiq.zohopublic.eu js.zohocdn.com',
      connect: 'salesiq.zohopublic.eu wss://vts.zohopublic.eu *.zohopublic.eu',
      style: 'css.zohocdn.com',
      font: 'css.zohocdn.com',
      img: '*.zohopublic.eu css.zohocdn.com',
      frame: '*.zohopublic.eu',
    },
  },
}
