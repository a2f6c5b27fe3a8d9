import type { QueryClient } from '@tanstack/react-query'
import type { RecordContext } from '../core/index.js'

/** What was shown to the person, for the proof. */
export type ShownNotice = Pick<RecordContext, 'notice' | 'language' | 'variant' | 'buttons'>

/** Where the choices go. */
export interface RemoteOptions {
  /** The address of the consent API with its base path, for example `https://example.com/consent`. */
  readonly url: string
  /** The app's own client of TanStack Query. @default one that is made when the sync starts */
  readonly queryClient?: QueryClient | undefined
  /**
   * Whether cookies go along. There is no `same-origin`: an API on another host of the site sets the key as a cookie, which
   * the browser would not take then. @default 'include'
   */
  readonly credentials?: 'include' | 'omit' | undefined
  /**
   * Tells what was shown when a choice was made. Within 10 seconds, or it is recorded as `custom`.
   * @default a notice of your own: `custom`
   */
  readonly notice?: (() => ShownNotice | Promise<ShownNotice>) | undefined
}
