'use client'

import type { ReactNode } from 'react'
import type { Service } from '../core/index.js'
import { useConsent, useDetails } from '../index.js'

interface AddedMarkProps {
  /** The services that it speaks of. */
  readonly services: readonly Pick<Service, 'id'>[]
}

/** Marks what is new, or told anew, since the last choice. Renders a `<span>`; nothing for everything else. */
export function AddedMark({ services }: AddedMarkProps): ReactNode {
  const isAdded = useConsent(({ prompt }) => services.some(({ id }) => prompt.added.includes(id)))
  const text = useDetails()?.details.preferences.added
  // The space keeps it apart from the name before it, for those who hear both.
  return isAdded && <span data-consent-added=""> {text}</span>
}
