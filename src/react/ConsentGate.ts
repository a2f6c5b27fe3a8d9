'use client'

import { createElement, useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { isGranted, isSame, type CategoryId, type Condition, type ServiceId } from '../core/index.js'
import { InTime, type GateMount } from './InTime.js'
import { LoadedContent } from './LoadedContent.js'
import { nodeOf, type Gate, type GateNode } from './Gate.js'
import { useConsentContext } from './ConsentContext.js'
import { useLatest } from './useLatest.js'
import { useSnapshot } from './useSlice.js'

/** What a gate waits for: exactly one of the three. */
export type GateCondition =
  // The usual one last: TypeScript names what the last one misses.
  | { readonly when: Condition; readonly category?: never; readonly service?: never }
  | { readonly service: ServiceId; readonly category?: never; readonly when?: never }
  | { readonly category: CategoryId; readonly service?: never; readonly when?: never }

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
  readonly mount?: GateMount | undefined
  /**
   * Renders granted content on the server too. The page then needs `Cache-Control: private`.
   * @default false
   */
  readonly ssr?: boolean | undefined
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
  const { category, service, when, children, onBlocked, fallback, mount = 'now', ssr } = props
  // One of the three is there by type; without any, an empty list is a condition that nothing fulfils.
  const { isOpen, isOpenNow, allowOnce, key } = useGate(category ?? service ?? when ?? { any: [] }, ssr)
  if (!isOpen) {
    const standIn = nodeOf(fallback, { state: 'closed', error: null, allowOnce, retry: () => undefined })
    return onBlocked ? createElement(WhileClosed, { key, onBlocked }, standIn) : standIn
  }
  const show = (): ReactNode => {
    if (props.load) return createElement(LoadedContent<Props>, { ...props, isOpenNow, allowOnce, key })
    return typeof children === 'function' ? children() : children
  }
  return mount === 'now' ? show() : createElement(InTime, { key: mount + key, mount, show })
}

interface GateState extends Pick<Gate, 'allowOnce'> {
  readonly isOpen: boolean
  /** The same, asked of the store. */
  readonly isOpenNow: () => boolean
  /** The condition: what waits or is loaded for another one begins anew. */
  readonly key: string
}

/** The permission of one gate, with its "once". Renders again only when that changes. */
function useGate(condition: Condition, ssr: boolean | undefined): GateState {
  const { store } = useConsentContext('ConsentGate')
  const key = JSON.stringify(condition)
  // Whatever the person decides next is newer and counts instead, for good, and so does another age or condition. Who
  // they are is learned later, of the same choice.
  const situation = (): readonly unknown[] => {
    const { choice, jurisdiction } = store.getState()
    return [choice?.id, jurisdiction, key]
  }
  const once = useRef<readonly unknown[] | null>(null)
  const isOpenNow = (): boolean => {
    if (!isSame(once.current, situation())) once.current = null
    // As long as nothing else is known, a gate with `ssr` stays what the server showed: no unmount in between.
    const now = ssr && store.isProvisional() ? store.initialPermissions : store.getState().permissions
    return !!once.current || isGranted(now, condition)
  }
  return {
    isOpen: useSnapshot(store, isOpenNow, () => !!ssr && isGranted(store.initialPermissions, condition)),
    isOpenNow,
    key,
    allowOnce: (cause) =>
      store.inlet.perform((acts) => {
        if (!acts.allowOnce(condition, cause)) return
        once.current = situation()
        store.inlet.set({})
      }),
  }
}

interface WhileClosedProps {
  readonly onBlocked: () => void
  readonly children?: ReactNode
}

/** What stands in for the content. Tells once that it does, when the choice is known: until then nothing is blocked yet. */
function WhileClosed({ onBlocked, children }: WhileClosedProps): ReactNode {
  const { store } = useConsentContext('ConsentGate')
  const latest = useLatest(onBlocked)
  const isKnown = useSnapshot(store, store.isHydrated, () => false)
  useEffect(() => {
    if (!isKnown) return undefined
    // In a task of its own: what opens the gate by then takes this away, and StrictMode starts an effect twice.
    const timer = setTimeout(() => latest.current())
    return () => clearTimeout(timer)
  }, [isKnown, latest])
  return children
}
