'use client'

import { createContext, useContext, type Context, type Provider } from 'react'
import type { LocaleDetails } from '../core/index.js'
import { useDetails } from '../index.js'

const TextsContext: Context<LocaleDetails<string> | null> = /* @__PURE__ */ createContext<LocaleDetails<string> | null>(
  null,
)

/** Hands loaded texts down: parts that each wait for their own would come up one level after the other. */
export const TextsProvider: Provider<LocaleDetails<string> | null> = TextsContext.Provider

/** The texts of the part around, else those of the language once they are loaded. */
export function useTexts(): LocaleDetails<string> | null {
  const own = useDetails()
  return useContext(TextsContext) ?? own
}
