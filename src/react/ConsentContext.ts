'use client'

import { createContext, useContext, type Context } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import {
  consentError,
  type ConsentMessages,
  type ConsentStore,
  type InitialConsent,
  type Locale,
  type LocaleDetails,
} from '../core/index.js'

/** What was loaded of the languages so far, for all parts of a provider: one that comes later finds it there. */
export interface LoadedTexts {
  /** The language that came last, where languages are loaded. */
  readonly language: Locale<string> | null
  /** Where it came from. */
  readonly source?: () => Promise<Locale<string>>
  /** The second part of each language. */
  readonly details?: ReadonlyMap<Locale<string>, LocaleDetails<string>>
}

/** What the provider hands down. Its identity never changes but with the store, the language or the nonce. */
export interface ConsentContextValue {
  readonly store: ConsentStore
  /** The languages, and the one that the app names; resolved by the hooks that show texts. */
  readonly messages: ConsentMessages | undefined
  readonly locale: string | undefined
  readonly initial: InitialConsent | undefined
  readonly nonce: string | undefined
  readonly texts: StoreApi<LoadedTexts>
}

/** Carries the provider's value; read it through {@link useConsentContext}. */
export const ConsentContext: Context<ConsentContextValue | null> =
  /* @__PURE__ */ createContext<ConsentContextValue | null>(null)

/** The provider's value; throws error 201 outside of one, because guessing would grant or refuse for somebody. */
export function useConsentContext(hook: string): ConsentContextValue {
  const value = useContext(ConsentContext)
  if (!value) throw consentError(201, hook)
  return value
}
