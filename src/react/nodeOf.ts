import type { ReactNode } from 'react'
import type { Gate } from './useGate.js'

/** What may stand in for the content: a node, or a function that gets the gate. */
export type GateNode = ReactNode | ((gate: Gate) => ReactNode)

/** What stands in for the content of a gate. */
export function nodeOf(node: GateNode, gate: Gate): ReactNode {
  return typeof node === 'function' ? node(gate) : node
}
