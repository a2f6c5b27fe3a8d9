/** What the third parties of the examples answer here: no request leaves the machine. */
export function answerOf(url: string): { readonly contentType: string; readonly body: string } {
  const { host, pathname } = new URL(url)
  if (pathname.endsWith('/gtag/js')) return { contentType: 'text/javascript', body: GTAG }
  if (host === 'www.youtube-nocookie.com') return { contentType: 'text/html', body: '<title>Video</title>' }
  if (pathname.endsWith('.js')) return { contentType: 'text/javascript', body: TRACKER }
  if (pathname.endsWith('.png'))
    return { contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }
  return { contentType: 'text/plain', body: '' }
}

/** As far as consent goes what Google's own script does: reads the queue, sets cookies, counts pages, heeds the off switch. */
const GTAG = `(() => {
  const id = new URL(document.currentScript.src).searchParams.get('id')
  let isGranted = false
  let expires = 0
  const count = (name) => {
    if (!isGranted || self['ga-disable-' + id]) return
    for (const cookie of ['_ga', '_ga_' + id.slice(2)]) {
      document.cookie = cookie + '=GA1.1.1.1; Path=/; Max-Age=' + expires + '; SameSite=Lax'
    }
    fetch('https://region1.google-analytics.com/g/collect?en=' + name, { mode: 'no-cors', keepalive: true })
  }
  const take = ([command, what, facts]) => {
    if (command === 'consent') isGranted = facts.analytics_storage === 'granted'
    if (command === 'config') {
      expires = facts.cookie_expires
      count('page_view')
    }
  }
  const queue = self.dataLayer
  queue.forEach(take)
  const push = queue.push.bind(queue)
  queue.push = (...entries) => {
    entries.forEach(take)
    return push(...entries)
  }
  addEventListener('popstate', () => count('page_view'))
})()`

const TRACKER = `self.trackerRuns = (self.trackerRuns ?? 0) + 1
document.cookie = 'tracker=1; Path=/; Max-Age=86400; SameSite=Lax'
fetch('https://tracker.example/hit', { mode: 'no-cors' })`
