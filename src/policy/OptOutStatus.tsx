'use client'

import type { ReactNode } from 'react'
import { useConsent, useConsentStore } from '../index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { usePolicyTexts } from './usePolicyTexts.js'

interface OptOutStatusProps {
  /** @default loaded when there is something to say */
  readonly texts?: PolicyTexts | undefined
}

/**
 * Says to people in a state of the US that they have opted out: by a choice, or by the signal of their browser, which is
 * honoured without a click. For every page that shares data.
 *
 * Renders an `<output>`, which is a status, while that keeps a service off; nothing otherwise.
 *
 * @example
 * <footer>
 *   <PrivacyLink />
 *   <OptOutStatus />
 * </footer>
 * @see Cal. Code Regs. tit. 11, §§ 7025(c)(6) and 7026(g)
 */
export function OptOutStatus({ texts }: OptOutStatusProps): ReactNode {
  const { config } = useConsentStore()
  const status = useConsent(({ signals, jurisdiction, permissions, choice, status: progress }) => {
    const isOut =
      progress !== 'loading' &&
      /^US\b/.test(jurisdiction.code ?? '') &&
      config.services.some(({ id, sharing = 'none' }) => sharing !== 'none' && permissions[id] !== 'granted')
    if (isOut && choice?.decisions['sale'] === 'denied') return 'recorded'
    return isOut && signals.gpc ? 'honoured' : null
  })
  return status && <Status texts={texts} status={status} />
}
export declare namespace OptOutStatus {
  type Props = OptOutStatusProps
}

interface StatusProps {
  readonly texts: PolicyTexts | undefined
  readonly status: 'recorded' | 'honoured'
}

// Apart, so that its texts are only loaded when there is something to say.
function Status({ texts: given, status }: StatusProps): ReactNode {
  const texts = usePolicyTexts(given)
  return texts ? (
    <output lang={texts.tag} dir={texts.dir} data-consent-opt-out="">
      {texts.policy.optOut[status]}
    </output>
  ) : null
}
