'use client'

import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { useConsentContext } from './ConsentContext.js'
import { nodeOf, type Gate, type GateNode } from './Gate.js'
import { useLatest } from './useLatest.js'

interface Module<Props extends object> {
  readonly default: ComponentType<Props>
}

interface LoadedContentProps<Props extends object> extends Pick<Gate, 'allowOnce'> {
  readonly load: () => Promise<Module<Props>>
  /** Whether the gate is open now, which may be known sooner than it is rendered. */
  readonly isOpenNow: () => boolean
  readonly props?: Props
  readonly fallback?: GateNode
  readonly loading?: GateNode
  readonly error?: GateNode
}

/** How it went: a component, or why there is none. */
interface Outcome<Props extends object> {
  readonly Component?: ComponentType<Props>
  readonly error?: unknown
}

/**
 * A component whose chunk is asked for when this is mounted, which is once it is granted. A chunk that is blocked or
 * broken ends in `error`, never in the app; one that comes after the withdrawal is not shown.
 */
export function LoadedContent<Props extends object>(content: LoadedContentProps<Props>): ReactNode {
  const { props, allowOnce, fallback, loading, error = fallback } = content
  const { store } = useConsentContext('ConsentGate')
  const [outcome, setOutcome] = useState<Outcome<Props> | null>(null)
  const latest = useLatest(content)

  useEffect(() => {
    if (outcome || !latest.current.isOpenNow()) return undefined
    let isWanted = true
    // Asynchronous, so that a `load` that throws fails too.
    ;(async () => latest.current.load())()
      .then(({ default: Component }) => isWanted && setOutcome({ Component }))
      .catch((failure: unknown) => {
        store.inlet.fail(failure)
        if (isWanted) setOutcome({ error: failure })
      })
    return () => {
      isWanted = false
    }
  }, [outcome, latest, store])

  if (outcome?.Component) return createElement(outcome.Component, props)
  return nodeOf(outcome ? error : loading, {
    state: outcome ? 'error' : 'loading',
    error: outcome?.error,
    allowOnce,
    retry: () => setOutcome(null),
  })
}
