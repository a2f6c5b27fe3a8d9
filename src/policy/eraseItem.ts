import type { StorageKind } from '../core/index.js'

/** Removes one thing from this device, wherever a script could have put it. What refuses to go stays; never rejects. */
export async function eraseItem(kind: StorageKind, name: string): Promise<void> {
  try {
    if (kind === 'cookie') expire(name)
    else if (kind === 'local') localStorage.removeItem(name)
    else if (kind === 'session') sessionStorage.removeItem(name)
    else if (kind === 'cache') await caches.delete(name)
    else if (kind === 'indexed-db') await dropDatabase(name)
    else await (await navigator.serviceWorker.getRegistration(name))?.unregister()
  } catch {
    // Whoever asked looks again, and tells what is still there.
  }
}

/** A cookie goes only with the domain and path that it was set with, which nobody can read. */
function expire(name: string): void {
  const labels = location.hostname.split('.')
  const domains = ['', ...labels.map((_, index) => `; Domain=${labels.slice(index).join('.')}`)]
  const folders = location.pathname.split('/').filter(Boolean)
  const paths = ['/', ...folders.map((_, index) => `/${folders.slice(0, index + 1).join('/')}`)]
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  for (const domain of domains) {
    for (const path of paths) document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}${secure}`
  }
}

function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    // One that is still open elsewhere goes when it is closed: nobody waits for that.
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
  })
}
