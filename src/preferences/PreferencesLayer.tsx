'use client'

import type { ReactNode } from 'react'
import { useDetails } from '../index.js'
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
  const texts = useDetails()
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
