'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { DevtoolsPanel } from './DevtoolsPanel.js'
import type { DevtoolsRemote } from './DevtoolsRemote.js'
import { panelStyles } from './panelStyles.js'

interface ConsentDevtoolsProps {
  /** The remote of the provider, to see what is on its way. */
  readonly remote?: DevtoolsRemote | undefined
}

/**
 * A panel for developers: what is permitted and which rule decided, the place, the signals, the choice, what was reported
 * and what is on its way. It changes nothing but by its one button, which forgets the choice.
 *
 * Renders a `<div>` with a shadow root, so that neither its styles nor those of the page reach the other; in English, and
 * without inline styles or scripts. Import it in development only.
 *
 * @throws error 201 outside of a provider
 * @example
 * const ConsentDevtools = lazy(async () => ({ default: (await import('fluxconsent/devtools')).ConsentDevtools }))
 * {import.meta.env.DEV && <Suspense><ConsentDevtools remote={remote} /></Suspense>}
 */
export function ConsentDevtools({ remote }: ConsentDevtoolsProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  useEffect(() => {
    // A remount finds the one that is there: an element takes only one.
    const shadow = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' })
    if (!shadow) return
    shadow.adoptedStyleSheets = [panelStyles()]
    setRoot(shadow)
  }, [])
  return (
    <div ref={host} data-consent-devtools="">
      {root && createPortal(<DevtoolsPanel remote={remote} />, root)}
    </div>
  )
}
export declare namespace ConsentDevtools {
  type Props = ConsentDevtoolsProps
}
