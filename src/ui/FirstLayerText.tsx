'use client'

import type { ReactNode } from 'react'
import { firstLayerTexts } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'

/** What the first layer has to say: who asks, what for, with how many third parties, how to undo it, and the policy. */
export function FirstLayerText(): ReactNode {
  const { config } = useConsentStore()
  const added = useConsent(({ prompt }) => prompt.added)
  const locale = useMessages()
  if (!locale) return null
  const { description, withdrawal, policy } = firstLayerTexts(config, locale, added)
  return (
    <>
      {description} {withdrawal} <a href={config.policy.url}>{policy}</a>
    </>
  )
}
