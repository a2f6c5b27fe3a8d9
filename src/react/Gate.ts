import type { ReactNode } from 'react'
import type { Cause } from '../core/index.js'

/** What a placeholder may know and do. */
export interface Gate {
  readonly state: 'closed' | 'loading' | 'open' | 'error'
  /** Why the content could not be loaded. */
  readonly error: unknown
  /**
   * Opens this gate only, in memory, until the person's next choice. What their age forbids stays closed, and where only
   * a gesture counts it needs the event. After an opt-out of sale, what shares takes a second step in the preferences.
   */
  readonly allowOnce: (cause?: Cause) => void
  /** Loads the content again after an error. */
  readonly retry: () => void
}

/** What may stand in for the content: a node, or a function that gets the gate. */
export type GateNode = ReactNode | ((gate: Gate) => ReactNode)

/** What stands in for the content of a gate. */
export function nodeOf(node: GateNode, gate: Gate): ReactNode {
  return typeof node === 'function' ? node(gate) : node
}
