import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../doors.ts'
import { textOf, type VendorPage } from './vendorPage.ts'
import { VENDOR_SCRIPTS } from './vendorScripts.ts'

/** What a third party answers. */
export interface Answer {
  readonly type: string
  readonly body: string | Buffer
  /** Cookies of its own, as it would set them. */
  readonly cookies: readonly string[]
}

/** The address of a request, with what the browser says that it is for. */
export interface Question {
  readonly host: string
  readonly path: string
  /** The path with its query. */
  readonly whole: string
  /** As of `Sec-Fetch-Dest`: `script`, `iframe`, `image`, `empty` and so on. */
  readonly kind: string
}

const file = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8')

/** Real clients where npm has them, and the stand-in of the demo. */
const FILES: Readonly<Record<string, string>> = {
  'stats.everything.example/matomo.js': file('examples/demo/public/stats/matomo.js'),
  'eu-assets.i.posthog.com/static/array.js': file('node_modules/posthog-js/dist/array.js'),
}

const SCRIPTS: ReadonlyMap<string, string> = new Map(
  Object.entries(VENDOR_SCRIPTS).map(([address, script]) => [address, textOf(script)]),
)

/** How the world of third parties answers here: each host with its cookies, scripts, frames and all the rest. */
export function answerOf({ host, path, kind }: Question): Answer {
  const address = host + path
  const cookies = Object.entries(COOKIES).flatMap(([where, set]) =>
    address.startsWith(where) ? set.map(cookieOf) : [],
  )
  if (kind === 'script') {
    const [, text = ''] = [...SCRIPTS].find(([where]) => address.startsWith(where)) ?? []
    return { type: 'text/javascript', body: FILES[address] ?? text, cookies }
  }
  if (kind === 'iframe') return { type: 'text/html', body: `<title>Frame</title><script>${FRAME}</script>`, cookies }
  if (kind === 'style') return { type: 'text/css', body: '', cookies }
  if (kind === 'image') return { type: 'image/gif', body: GIF, cookies }
  return { type: 'application/json', body: '{}', cookies }
}

/** A picture of one point. */
export const GIF: Buffer = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

type ForeignCookie = readonly [name: string, days: number, domain: string]

// What the answers of these places set on their own domain, whatever was asked.
const TWITTER: readonly ForeignCookie[] = [
  ['guest_id', 400, 'twitter.com'],
  ['guest_id_ads', 400, 'twitter.com'],
  ['personalization_id', 400, 'twitter.com'],
]
const LINKEDIN: readonly ForeignCookie[] = [
  ['bcookie', 365, 'linkedin.com'],
  ['li_gc', 180, 'linkedin.com'],
  ['lidc', 1, 'linkedin.com'],
]
const META: readonly ForeignCookie[] = [
  ['fr', 90, 'facebook.com'],
  ['datr', 400, 'facebook.com'],
  ['sb', 400, 'facebook.com'],
]
const COOKIES: Readonly<Record<string, readonly ForeignCookie[]>> = {
  'googleads.g.doubleclick.net': [['test_cookie', 0.01, 'doubleclick.net']],
  'td.doubleclick.net': [['IDE', 390, 'doubleclick.net']],
  'www.google.com/maps': [
    ['NID', 180, 'google.com'],
    ['AEC', 180, 'google.com'],
  ],
  'www.facebook.com': META,
  't.co': [['muc_ads', 400, 't.co']],
  'analytics.twitter.com': TWITTER,
  'platform.twitter.com': TWITTER,
  'www.linkedin.com': LINKEDIN,
  'px.ads.linkedin.com': [
    ...LINKEDIN,
    ['li_sugr', 90, 'linkedin.com'],
    ['UserMatchHistory', 30, 'linkedin.com'],
    ['AnalyticsSyncHistory', 30, 'linkedin.com'],
  ],
  'www.instagram.com': [
    ['csrftoken', 365, 'instagram.com'],
    ['mid', 400, 'instagram.com'],
    ['ig_did', 365, 'instagram.com'],
    ['datr', 400, 'instagram.com'],
  ],
  'analytics.tiktok.com': [['_ttp', 390, 'tiktok.com']],
  'www.tiktok.com': [
    ['ttwid', 365, 'tiktok.com'],
    ['msToken', 10, 'tiktok.com'],
  ],
  'www.clarity.ms': [['CLID', 365, 'www.clarity.ms']],
  'c.clarity.ms': [
    ['ANONCHK', 0.006, 'c.clarity.ms'],
    ['MUID', 390, 'clarity.ms'],
    ['MR', 7, 'c.clarity.ms'],
  ],
  'bat.bing.com': [
    ['MUID', 390, 'bing.com'],
    ['MR', 7, 'bat.bing.com'],
  ],
  'track-eu1.hubspot.com': [
    ['__cf_bm', 0.02, 'hubspot.com'],
    ['_cfuvid', 0, 'hubspot.com'],
  ],
  'player.vimeo.com': [
    ['__cf_bm', 0.02, 'vimeo.com'],
    ['_cfuvid', 0, 'vimeo.com'],
  ],
  'open.spotify.com': [
    ['sp_t', 365, 'spotify.com'],
    ['sp_landing', 1, 'spotify.com'],
  ],
  'www.paypal.com': [
    ['ts', 400, 'paypal.com'],
    ['ts_c', 400, 'paypal.com'],
    ['l7_az', 0.02, 'paypal.com'],
    ['x-pp-s', 0, 'paypal.com'],
  ],
  'mc.us1.list-manage.com': [
    ['_abck', 365, 'list-manage.com'],
    ['ak_bmsc', 0.08, 'list-manage.com'],
  ],
}

function cookieOf([name, days, domain]: ForeignCookie): string {
  const age = days === 0 ? '' : `; Max-Age=${days * 86_400}`
  return `${name}=1; Path=/; Domain=${domain}; SameSite=None; Secure${age}`
}

/** Runs in the frames: keeps something in its own storage, tells how high it wants to be, and goes on asking its host. */
function inFrame({ local, ask, keep }: Pick<VendorPage, 'local' | 'ask' | 'keep'>): void {
  if (location.hostname === 'www.youtube-nocookie.com') local('yt-remote-device-id')
  parent.postMessage({ type: 'MEASURE', details: { height: 321 } }, '*')
  parent.postMessage({ 'twttr.embed': { method: 'twttr.private.resize', params: [{ height: 321 }] } }, '*')
  keep(() => ask('/beat'))
}

const FRAME = `(${String(inFrame)})({
  local: (name) => localStorage.setItem(name, '1'),
  ask: (address) => void fetch(address),
  keep: (work) => void (work(), setInterval(work, 400)),
})`
