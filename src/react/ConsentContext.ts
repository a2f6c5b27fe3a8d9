'use client'

import { createContext, useContext, type Context } from 'react'
import {
  consentError,
  type ConsentMessages,
  type ConsentStore,
  type InitialConsent,
  type Locale,
  type LocaleDetails,
} from '../core/index.js'

/** What the provider hands down. Its identity never changes but with the store, the language or the nonce. */
export interface ConsentContextValue {
  readonly store: ConsentStore
  /** The languages, and the one that the app names; resolved by the hooks that show texts. */
  readonly messages: ConsentMessages | undefined
  readonly locale: string | undefined
  readonly initial: InitialConsent | undefined
  readonly nonce: string | undefined
  /** The second part of each language, once it was loaded. */
  readonly details: Map<Locale<string>, LocaleDetails<string>>
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
