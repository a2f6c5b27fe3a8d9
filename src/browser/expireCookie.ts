import { cookieNames } from './cookieNames.js'

/**
 * Removes a cookie wherever a script of this page could have put it: on this host and every parent domain, under this
 * path and every parent path, and where a script that names no path puts it. Stops as soon as it is gone.
 *
 * Browsers refuse public suffixes by themselves, so `.co.uk` needs no list.
 *
 * @param kept the attributes of the one place whose cookie stays
 */
export function expireCookie(name: string, kept?: string): void {
  const labels = location.hostname.split('.')
  const domains = ['', ...labels.map((_, index) => `; Domain=${labels.slice(index).join('.')}`)]
  const segments = location.pathname.split('/').filter(Boolean)
  const folders = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
  const paths = ['/', ...folders.flatMap((folder) => [folder, `${folder}/`])].map((path) => `; Path=${path}`)
  // A script that names no path reaches the folder of the page, which can be the place of the one that stays.
  const places = (kept ? paths : [...paths, '']).flatMap((path) => domains.map((domain) => path + domain))
  // Names with a prefix are only taken with `Secure`, and a cookie of this site's partition is another than the one
  // beside it.
  const variants = isSecureContext ? ['', '; Secure', '; Secure; Partitioned'] : ['']
  for (const variant of variants) {
    for (const place of places) {
      if (place !== kept && cookieNames().includes(name)) document.cookie = `${name}=; Max-Age=0${place}${variant}`
    }
  }
}
