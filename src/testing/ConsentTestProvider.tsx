'use client'

import { useState, type ReactNode } from 'react'
import { ConsentProvider, type ConsentProviderProps, type RegisteredConfig } from '../index.js'
import { createTestConsent, type TestConsentOptions } from './createTestConsent.js'

/** Props of {@link ConsentTestProvider}. */
export interface ConsentTestProviderProps
  extends
    TestConsentOptions,
    Pick<ConsentProviderProps, 'children' | 'locale' | 'messages' | 'onChoice' | 'onPermissions' | 'onError'> {
  readonly config: RegisteredConfig
}

/**
 * The provider for tests of components: with a fixed answer, place, clock and signals, and without any vendor.
 *
 * Renders no DOM. What it was first given counts for its whole life; to drive the store from the test, make it with
 * `createTestConsent` and hand it to `ConsentProvider`.
 *
 * @example
 * render(
 *   <ConsentTestProvider config={consent} choice={{ grants: ['marketing'] }}>
 *     <Video />
 *   </ConsentTestProvider>,
 * )
 */
export function ConsentTestProvider({ config, ...props }: ConsentTestProviderProps): ReactNode {
  const [store] = useState(() => createTestConsent(config, props))
  const { children, locale, messages, onChoice, onPermissions, onError } = props
  return (
    <ConsentProvider
      store={store}
      locale={locale}
      messages={messages}
      onChoice={onChoice}
      onPermissions={onPermissions}
      onError={onError}
    >
      {children}
    </ConsentProvider>
  )
}
