import type { RemoteOptions } from './RemoteOptions.js'

/** What every request to the API carries: cookies where the app wants it, and the key where this page holds it. */
export function requestOf({ credentials = 'include' }: RemoteOptions, key: string | null): RequestInit {
  return {
    credentials,
    cache: 'no-store',
    headers: { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) },
  }
}
