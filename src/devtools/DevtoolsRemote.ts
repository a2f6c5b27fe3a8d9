import type { RemoteConsent } from '../remote/index.js'

/** What the panel needs of a remote. */
export type DevtoolsRemote = Pick<RemoteConsent, 'getState' | 'subscribe'>
