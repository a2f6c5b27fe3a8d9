import { QueryClient } from '@tanstack/react-query'
import { remoteConsent, type RemoteOptions } from 'fluxconsent/remote'

/** The cache of everything that the site asks its servers. */
export const queryClient = new QueryClient()

/** The consent API, on the origin of the site. */
export const api: RemoteOptions = { url: '/consent', queryClient }

export const remote = remoteConsent(api)
