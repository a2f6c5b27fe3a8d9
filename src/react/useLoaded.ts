'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { useConsentContext } from './ConsentContext.js'
import { useLatest } from './useLatest.js'

interface Module<Props extends object> {
  readonly default: ComponentType<Props>
}

type Load<Props extends object> = () => Promise<Module<Props>>

interface Loaded<Props extends object> {
  readonly state: 'loading' | 'open' | 'error'
  readonly Component: ComponentType<Props> | null
  readonly error: unknown
  readonly retry: () => void
}

type Outcome<Props extends object> = Pick<Loaded<Props>, 'Component' | 'error'>

const PENDING = { Component: null, error: null }

/**
 * Loads a component once it is wanted. A chunk that is blocked or broken ends in `error`, never in the app.
 */
export function useLoaded<Props extends object>(load: Load<Props> | undefined, wanted: boolean): Loaded<Props> {
  const { store } = useConsentContext('ConsentGate')
  const [outcome, setOutcome] = useState<Outcome<Props>>(PENDING)
  const latest = useLatest(load)
  const isPending = wanted && load !== undefined && outcome === PENDING

  useEffect(() => {
    if (!isPending) return undefined
    let current = true
    const settle = (next: Outcome<Props>): void => {
      if (current) setOutcome(next)
    }
    // The promise also catches a `load` that throws.
    new Promise<Module<Props> | undefined>((resolve) => resolve(latest.current?.())).then(
      (module) => module && settle({ Component: module.default, error: null }),
      (error: unknown) => {
        settle({ Component: null, error })
        store.inlet.fail(error)
      },
    )
    return () => {
      current = false
    }
  }, [isPending, latest, store])

  const { Component } = outcome
  return {
    ...outcome,
    state: Component || !load ? 'open' : outcome === PENDING ? 'loading' : 'error',
    retry: () => setOutcome(PENDING),
  }
}
