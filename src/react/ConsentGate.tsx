'use client'

import { createElement, type ComponentType, type ReactNode } from 'react'
import type { CategoryId, Condition, ServiceId } from '../core/index.js'
import { useGate, type Gate } from './useGate.js'
import { useLoaded } from './useLoaded.js'
import type { GateMount } from './useMountTime.js'

/** What a gate waits for: exactly one of the three. */
export type GateCondition =
  | { readonly category: CategoryId; readonly service?: never; readonly when?: never }
  | { readonly service: ServiceId; readonly category?: never; readonly when?: never }
  | { readonly when: Condition; readonly category?: never; readonly service?: never }

/** What a gate holds back: children, or a component whose chunk is not even requested before the grant. */
export type GateContent<Props extends object> =
  | { readonly children: ReactNode | (() => ReactNode); readonly load?: never; readonly props?: never }
  | ({
      readonly load: () => Promise<{ readonly default: ComponentType<Props> }>
      readonly children?: never
    } & (object extends Props ? { readonly props?: Props } : { readonly props: Props }))

/** What may stand in for the content: a node, or a function that gets the gate. */
export type GateNode = ReactNode | ((gate: Gate) => ReactNode)

interface GateOptions {
  /** Shown while closed. @default nothing */
  readonly fallback?: GateNode
  /** Shown while the chunk of `load` is on its way. @default nothing */
  readonly loading?: GateNode
  /** Shown when it could not be loaded; `gate.retry()` tries again. @default `fallback` */
  readonly error?: GateNode
  /** When granted content is mounted: at once, when it comes into view, or when the browser is idle. @default 'now' */
  readonly mount?: GateMount
  /**
   * Renders granted content on the server too. The page then needs `Cache-Control: private`.
   * @default false
   */
  readonly ssr?: boolean
}

/** Props of {@link ConsentGate}. */
export type ConsentGateProps<Props extends object = object> = GateCondition & GateContent<Props> & GateOptions

/**
 * Holds content back until it is permitted, and takes it away when it no longer is.
 *
 * Renders no element of its own. Of a closed gate nothing is rendered: a function child is not called, a `load` chunk
 * not requested. In a server component children would already have been created, and React would preload what they
 * name: there the gate throws error 202.
 *
 * @example
 * <ConsentGate service="youtube" fallback={<p>Allow videos to watch this.</p>}>
 *   {() => <VideoPlayer />}
 * </ConsentGate>
 * <ConsentGate category="functional" load={() => import('./Chat')} />
 */
export function ConsentGate<Props extends object = object>(props: ConsentGateProps<Props>): ReactNode {
  // What was allowed once, or loaded, was so for one condition. Another one is another gate.
  return createElement(OneGate<Props>, { key: JSON.stringify(conditionOf(props)), ...props })
}

function OneGate<Props extends object>(props: ConsentGateProps<Props>): ReactNode {
  const { fallback = null, loading = null, error = fallback, mount = 'now', ssr = false } = props
  const { isOpen, isMounted, allowOnce, anchor } = useGate(conditionOf(props), mount, ssr)
  const loaded = useLoaded(props.load, isMounted)
  const gate: Gate = {
    state: isOpen ? loaded.state : 'closed',
    error: loaded.error,
    allowOnce,
    retry: loaded.retry,
  }
  if (!isOpen) return nodeOf(fallback, gate)
  if (!isMounted) return anchor
  if (!props.load) return typeof props.children === 'function' ? props.children() : props.children
  if (gate.state === 'error') return nodeOf(error, gate)
  return loaded.Component ? createElement(loaded.Component, props.props) : nodeOf(loading, gate)
}

function conditionOf({ category, service, when }: GateCondition): Condition {
  // One of the three is there by type; without any, an empty list is a condition that nothing fulfils.
  return category ?? service ?? when ?? { any: [] }
}

function nodeOf(node: GateNode, gate: Gate): ReactNode {
  return typeof node === 'function' ? node(gate) : node
}
