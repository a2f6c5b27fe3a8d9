'use client'

import type { ReactNode } from 'react'
import { firstLayerTexts } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'
import { useWords } from './useWords.js'

/**
 * What the first layer has to say: who asks, what for, with how many third parties, how to undo it, and the policy. A
 * notice says first that the browser's signal has opted out already, if it has.
 */
export function FirstLayerText(): ReactNode {
  const { config } = useConsentStore()
  const added = useConsent(({ prompt }) => prompt.added)
  const isHonoured = useConsent(
    ({ signals, permissions }) =>
      signals.gpc &&
      config.services.some(({ sharing = 'none', id }) => sharing !== 'none' && permissions[id] === 'denied'),
  )
  const locale = useMessages()
  const banner = useWords()
  if (!locale || !banner) return null
  const { description, withdrawal, policy } = firstLayerTexts(config, { ...locale, banner }, added)
  return (
    <>
      {banner.honoured && isHonoured && <output>{banner.honoured} </output>}
      {description} {withdrawal} <a href={config.policy.url}>{policy}</a>
    </>
  )
}
