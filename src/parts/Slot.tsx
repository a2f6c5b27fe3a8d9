'use client'

import {
  cloneElement,
  forwardRef,
  isValidElement,
  version,
  type AllHTMLAttributes,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { isFunction, useMergedRefs } from './useMergedRefs.js'

type Props = Readonly<Record<string, unknown>>

interface SlotProps extends AllHTMLAttributes<HTMLElement> {
  readonly text?: ReactNode
}

/** Its only child, with props, handlers, classes and ref merged in; the child's own win, handlers all run. */
export const Slot: ForwardRefExoticComponent<SlotProps & RefAttributes<HTMLElement>> = /* @__PURE__ */ forwardRef<
  HTMLElement,
  SlotProps
>(function Slot({ children, text, ...props }, ref) {
  const child = isValidElement<Props>(children) ? children : null
  const merged = useMergedRefs(ref, child && refOf(child))
  if (!child) return null
  const own = child.props
  return cloneElement(child, { ...mergeProps(props, own), children: own['children'] ?? text, ref: merged })
})

/** React 18 keeps an element's ref beside its props, later versions among them; each warns about the other place. */
function refOf(child: ReactElement<Props>): unknown {
  return version < '19' && 'ref' in child ? child.ref : child.props['ref']
}

function mergeProps(outer: Props, inner: Props): Props {
  const merged: Record<string, unknown> = { ...outer, ...inner }
  for (const [name, first] of Object.entries(inner)) {
    const second = outer[name]
    if (isFunction(first) && isFunction(second)) {
      merged[name] = (...values: readonly unknown[]) => {
        first(...values)
        second(...values)
      }
    } else if (name === 'className' && typeof first === 'string' && typeof second === 'string') {
      merged[name] = `${second} ${first}`
    }
  }
  return merged
}
