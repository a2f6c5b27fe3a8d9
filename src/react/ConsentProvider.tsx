'use client'

import { createElement, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'
import { browserEffects } from '../browser/first.js'
import {
  createStoreShell,
  type Choice,
  type ConsentEffect,
  type ConsentMessages,
  type ConsentStore,
  type InitialConsent,
  type Permissions,
  type RegisteredConfig,
} from '../core/index.js'
import { ConsentContext, type LoadedTexts } from './ConsentContext.js'
import { useLatest } from './useLatest.js'
import { watchPermissions, type PermissionChange } from './watchPermissions.js'

interface SharedProps {
  readonly children?: ReactNode
  /** Language tag. @default the page's `lang`, then the browser's languages, then the config */
  readonly locale?: string | undefined
  /** Languages in place of those of the config. */
  readonly messages?: ConsentMessages | undefined
  /** The page's nonce for everything that is injected. */
  readonly nonce?: string | undefined
  /** Sends the choices to a consent API: `remoteConsent` of `/remote`. Read once. */
  readonly remote?: ConsentEffect | undefined
  /** Called for every choice that is made here. */
  readonly onChoice?: ((choice: Choice) => void) | undefined
  /** Called with what changed and the full map, also for what other tabs did. */
  readonly onPermissions?: ((change: PermissionChange, permissions: Permissions) => void) | undefined
  /** Called for every error of a service, chunk or callback. Without it errors go to the console. */
  readonly onError?: ((error: unknown) => void) | undefined
}

/** Props of {@link ConsentProvider}: a config, or a store that the app made itself. */
export type ConsentProviderProps = SharedProps &
  // The usual one last: TypeScript names what the last one misses.
  (
    | {
        readonly store: ConsentStore
        readonly config?: never
        readonly initial?: never
        readonly jurisdiction?: never
      }
    | {
        readonly config: RegisteredConfig
        /** What `readConsent` read on the server: decides what the first render shows. */
        readonly initial?: InitialConsent | undefined
        /** ISO code of the place, when the app knows it. */
        readonly jurisdiction?: string | undefined
        readonly store?: never
      }
  )

/**
 * Makes the store of an app, remembers the choice, and runs and stops services.
 *
 * Renders no DOM. Everything optional stays closed until the browser has read its own storage. Config and store are
 * read once; a new `jurisdiction` is followed.
 *
 * @example
 * <ConsentProvider config={consent}>
 *   <ConsentBanner />
 *   <App />
 * </ConsentProvider>
 */
export function ConsentProvider(props: ConsentProviderProps): ReactNode {
  const { children, nonce, locale, messages, initial, jurisdiction } = props
  const [store] = useState(() => props.store ?? createStoreShell(props.config, props))
  // Apart from the value: an app may hand in new messages at each render, with the same languages in them.
  const [texts] = useState(() => createStore<LoadedTexts>(() => ({ language: null })))
  const latest = useLatest(props)

  useEffect(() => {
    const stops = [
      store.onChoice((choice) => latest.current.onChoice?.(choice)),
      watchPermissions(store, (change, permissions) => latest.current.onPermissions?.(change, permissions)),
      store.onError((error) => (latest.current.onError ?? console.error)(error)),
      browserEffects({ nonce })(store),
      latest.current.remote?.(store),
    ]
    return () => stops.forEach((stop) => stop?.())
  }, [store, nonce, latest])

  useEffect(() => {
    if (jurisdiction) store.actions.setJurisdiction(jurisdiction)
  }, [store, jurisdiction])

  const value = useMemo(
    () => ({ store, nonce, locale, messages, initial, texts }),
    [store, nonce, locale, messages, initial, texts],
  )
  return createElement(ConsentContext.Provider, { value }, children)
}
