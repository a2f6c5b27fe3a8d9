/**
 * Removes a cookie wherever a script could have put it: on this host and every parent domain, under this path and
 * every parent path. Browsers refuse public suffixes by themselves, so `.co.uk` needs no list.
 */
export function expireCookie(name: string): void {
  const labels = location.hostname.split('.')
  const domains = ['', ...labels.map((_, index) => `; Domain=${labels.slice(index).join('.')}`)]
  const segments = location.pathname.split('/').filter(Boolean)
  const folders = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
  const paths = ['/', ...folders.flatMap((folder) => [folder, `${folder}/`])]
  for (const domain of domains) {
    for (const path of paths) document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}`
  }
}
