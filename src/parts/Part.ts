import {
  createElement,
  forwardRef,
  type AllHTMLAttributes,
  type ElementType,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { Slot } from './Slot.js'

/** What every part takes beside the props of its element. */
export interface AsChild {
  /** Renders the only child in place of the part's own element, with the part's props, handlers and ref merged in. */
  readonly asChild?: boolean | undefined
}

/** Props of {@link Part}. */
export interface PartProps extends Omit<AllHTMLAttributes<HTMLElement>, 'as'>, AsChild {
  readonly as: ElementType
  /** What stands inside when the app writes nothing there. */
  readonly text?: ReactNode
}

/** One element of a compound component: takes every prop of it, a ref, and `asChild`. */
export const Part: ForwardRefExoticComponent<PartProps & RefAttributes<HTMLElement>> = /* @__PURE__ */ forwardRef<
  HTMLElement,
  PartProps
>(function Part({ as: Element, asChild, text, children, ...props }, ref) {
  return asChild
    ? createElement(Slot, { ...props, text, ref }, children)
    : createElement(Element, { ...props, ref }, children ?? text)
})
