'use client'

import type { ReactNode } from 'react'
import { useConsent, useConsentStore } from '../index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { usePolicyTexts } from './usePolicyTexts.js'

interface OptOutStatusProps {
  /** @default loaded when there is something to say */
  readonly texts?: PolicyTexts
}

/**
 * Says that the opt-out signal of the browser was honoured, without a click: for every page that shares data with
 * people in a state of the US.
 *
 * Renders an `<output>`, which is a status, there while Global Privacy Control is on and keeps a service off; nothing otherwise.
 *
 * @example
 * <footer>
 *   <PrivacyLink />
 *   <OptOutStatus />
 * </footer>
 * @see Cal. Code Regs. tit. 11, § 7025(c)(6)
 */
export function OptOutStatus({ texts }: OptOutStatusProps): ReactNode {
  const { config } = useConsentStore()
  const isHonoured = useConsent(
    ({ signals, jurisdiction, permissions, status }) =>
      status !== 'loading' &&
      signals.gpc &&
      /^US\b/.test(jurisdiction.code ?? '') &&
      config.services.some(({ id, sharing = 'none' }) => sharing !== 'none' && permissions[id] !== 'granted'),
  )
  return isHonoured ? <Status texts={texts} /> : null
}
export declare namespace OptOutStatus {
  type Props = OptOutStatusProps
}

// Apart, so that its texts are only loaded when there is something to say.
function Status({ texts: given }: { readonly texts: PolicyTexts | undefined }): ReactNode {
  const texts = usePolicyTexts(given)
  return texts ? (
    <output lang={texts.tag} dir={texts.dir} data-consent-opt-out="">
      {texts.policy.optOut.honoured}
    </output>
  ) : null
}
