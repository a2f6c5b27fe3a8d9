'use client'

import { useEffect } from 'react'
import { loadScript } from '../browser/index.js'
import type { ServiceId } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useGranted } from './useGranted.js'
import { useLatest } from './useLatest.js'

/** Props of {@link ConsentScript}. */
export interface ConsentScriptProps {
  readonly service: ServiceId
  /** An http or https address, or a path of this site; anything else is reported as error 305, and nothing is loaded. */
  readonly src: string
  /** @default 'classic' */
  readonly type?: 'classic' | 'module' | undefined
  /** Called once on a page, when the script has run: the place to set the vendor up. */
  readonly onLoad?: (() => void) | undefined
}

/**
 * Loads a script of a service after its grant, once per service and address, however often it is mounted.
 *
 * Renders nothing. A script that was loaded cannot be taken back: the report of the withdrawal says `needsReload`, unless
 * its service has a `consent.deny`.
 */
export function ConsentScript({ service, src, type = 'classic', onLoad }: ConsentScriptProps): null {
  const { store, nonce } = useConsentContext('ConsentScript')
  const granted = useGranted(service)
  const latest = useLatest(onLoad)
  useEffect(() => {
    if (!granted) return undefined
    let mounted = true
    const id = `${service}:${src}`
    const isWanted = (): boolean => store.getState().permissions[service] === 'granted'
    const tell = (runs: boolean): void => {
      if (!mounted) return
      // Cancelled by a withdrawal that was taken back before React has seen it.
      if (!runs && isWanted()) load()
      // On the element, so that other mounts, providers and copies know. Some scripts have taken it out by now.
      const element = [...document.scripts].find(({ dataset }) => dataset['consentScript'] === id)
      if (!runs || !latest.current || element?.dataset['consentTold']) return
      if (element) element.dataset['consentTold'] = 'true'
      latest.current()
    }
    const { consent, withdrawal } = store.config.services.find((one) => one.id === service) ?? {}
    // Only a vendor that can be told stops by being told.
    const isLasting = !consent?.deny || withdrawal === 'reload'
    const load = (): void => {
      loadScript(id, { src, type }, nonce, isWanted, isLasting).then(tell).catch(store.inlet.fail)
    }
    load()
    return () => {
      mounted = false
    }
  }, [granted, service, src, type, nonce, store, latest])
  return null
}
