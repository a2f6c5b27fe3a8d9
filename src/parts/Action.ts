'use client'

import {
  createElement,
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { Part, type AsChild } from './Part.js'

/** Props of every acting control. `event.preventDefault()` in `onClick` keeps it from acting. */
export interface ActionProps extends ComponentPropsWithoutRef<'button'>, AsChild {}

interface OwnProps extends ActionProps {
  /** Its name for tests, user agents and tools. */
  readonly action: string
  readonly run: (event: MouseEvent<HTMLButtonElement>) => void
  readonly text?: ReactNode
}

/** A control that acts. Renders a `<button>` with `data-consent-action`. */
export const Action: ForwardRefExoticComponent<OwnProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, OwnProps>(function Action({ action, run, onClick, ...props }, ref) {
    const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
      onClick?.(event)
      if (!event.defaultPrevented) run(event)
    }
    const own = { as: 'button', type: 'button', 'data-consent-action': action } as const
    return createElement(Part, { ...own, ...props, onClick: handleClick, ref })
  })
