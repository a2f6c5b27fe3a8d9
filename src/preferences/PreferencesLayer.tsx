'use client'

import { useEffect, type ReactNode } from 'react'
import { useConsentStore, useDetails, useMessages } from '../index.js'
import { confirmChoice } from './confirmChoice.js'
import { ConsentPreferences } from './ConsentPreferences.js'
import {
  PreferencesClose,
  PreferencesContent,
  PreferencesDescription,
  PreferencesOverlay,
  PreferencesPortal,
  PreferencesRoot,
  PreferencesTitle,
} from './Preferences.js'

/**
 * The ready second layer, made of the parts of this door and nothing else; `PreferencesDialog` of the ui door loads it
 * on demand.
 *
 * Renders nothing until it is open and its texts are loaded: an empty dialog would hold the focus for nothing.
 */
export function PreferencesLayer(): ReactNode {
  const store = useConsentStore()
  const locale = useMessages()
  const texts = useDetails()
  const saved = texts?.details.preferences.saved
  useEffect(() => {
    if (!locale || saved === undefined) return undefined
    // The notice goes away with the click that opts out, and would leave people without a word.
    return store.onChoice(({ action, method, model }) => {
      if (method === 'banner' && action === 'reject-all' && model !== 'opt-in') confirmChoice(store, locale, saved)
    })
  }, [store, locale, saved])
  if (!texts) return null
  return (
    <PreferencesRoot>
      <PreferencesPortal>
        <PreferencesOverlay />
        <PreferencesContent data-consent-notice="preferences">
          <PreferencesTitle />
          <PreferencesClose>
            <span aria-hidden="true">×</span>
          </PreferencesClose>
          <PreferencesDescription />
          <ConsentPreferences />
        </PreferencesContent>
      </PreferencesPortal>
    </PreferencesRoot>
  )
}
