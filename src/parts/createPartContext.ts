'use client'

import { createContext, useContext, type Provider } from 'react'
import { consentError } from '../core/index.js'

/** How the parts of one compound component share state; a part outside of its root throws error 203. */
export function createPartContext<Value extends object | string>(
  root: string,
): readonly [Provider<Value | null>, (part: string) => Value] {
  const Context = createContext<Value | null>(null)
  const usePartContext = (part: string): Value => {
    const value = useContext(Context)
    if (!value) throw consentError(203, part, root)
    return value
  }
  return [Context.Provider, usePartContext]
}
