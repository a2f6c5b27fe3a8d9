'use client'

import type { ComponentType, ReactNode } from 'react'
import type { CategoryId, Condition, ServiceId } from '../core/index.js'
import { InTime, type GateMount } from './InTime.js'
import { LoadedContent } from './LoadedContent.js'
import { nodeOf, type GateNode } from './nodeOf.js'
import { useGate } from './useGate.js'
import { WhileClosed } from './WhileClosed.js'

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

interface GateOptions {
  /** Shown while closed. @default nothing */
  readonly fallback?: GateNode
  /** Shown while the chunk of `load` is on its way. @default nothing */
  readonly loading?: GateNode
  /** Shown when it could not be loaded; `gate.retry()` tries again. @default `fallback` */
  readonly error?: GateNode
  /**
   * Called each time the gate stands closed, once the person's choice is known: also while they have made none. Never
   * while it is only being read or the gate loads.
   */
  readonly onBlocked?: (() => void) | undefined
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
  const { category, service, when, children, load, onBlocked, fallback, mount = 'now', ssr = false } = props
  // One of the three is there by type; without any, an empty list is a condition that nothing fulfils.
  const { isOpen, allowOnce, key } = useGate(category ?? service ?? when ?? { any: [] }, ssr)
  if (!isOpen) {
    const standIn = nodeOf(fallback, { state: 'closed', error: null, allowOnce, retry: () => undefined })
    return onBlocked ? (
      <WhileClosed key={key} onBlocked={onBlocked}>
        {standIn}
      </WhileClosed>
    ) : (
      standIn
    )
  }
  const show = (): ReactNode => {
    if (load) return <LoadedContent<Props> key={key} {...props} load={load} allowOnce={allowOnce} />
    return typeof children === 'function' ? children() : children
  }
  return mount === 'now' ? (
    show()
  ) : (
    <InTime key={mount} mount={mount}>
      {show}
    </InTime>
  )
}
