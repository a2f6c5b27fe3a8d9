'use client'

import { useEffect, useState, type ReactNode } from 'react'
import type { LocalePolicy } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'

/**
 * Says, where the law lets people opt out, that they have: by a choice, or by the signal of their browser.
 *
 * Renders an `<output>`, which is a status; nothing for everybody else.
 */
export function OptOutStatus(): ReactNode {
  const { config } = useConsentStore()
  const status = useConsent(({ prompt, choice, signals, permissions }) => {
    if (prompt.model === 'opt-in') return null
    if (choice?.decisions['sale'] === 'denied') return 'recorded'
    const isHonoured = config.services.some(
      ({ id, sharing = 'none' }) => sharing !== 'none' && permissions[id] === 'denied',
    )
    return signals.gpc && isHonoured ? 'honoured' : null
  })
  return status && <Status status={status} />
}

// Apart, so that its texts are only loaded where there is something to say.
function Status({ status }: { readonly status: 'recorded' | 'honoured' }): ReactNode {
  const { inlet } = useConsentStore()
  const locale = useMessages()
  const [policy, setPolicy] = useState<LocalePolicy['policy'] | null>(null)
  useEffect(() => {
    let isWanted = true
    locale?.loadPolicy().then((loaded) => isWanted && setPolicy(loaded.policy), inlet.fail)
    return () => {
      isWanted = false
    }
  }, [locale, inlet])
  return policy && <output data-consent-opt-out="">{policy.optOut[status]}</output>
}
