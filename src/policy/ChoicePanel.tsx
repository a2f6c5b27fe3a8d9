'use client'

import { Fragment, useState, type MouseEvent, type ReactNode } from 'react'
import type { CategoryView, PolicyMessages } from '../core/index.js'
import { categoryViews } from '../core/lazy.js'
import { useConsent, useConsentActions, useConsentStore } from '../index.js'
import { Action } from '../parts/index.js'
import { OptOutStatus } from './OptOutStatus.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { Time } from './Time.js'

/**
 * What is allowed now, since when, and three buttons of equal rank to change it.
 *
 * Renders a `<div>`. Where somebody opted out under the law of a state of the US, to allow everything again takes a
 * second step (Cal. Code Regs. tit. 11, § 7028).
 */
export function ChoicePanel({ texts }: { readonly texts: PolicyTexts }): ReactNode {
  const { config } = useConsentStore()
  const state = useConsent(({ status, choice, permissions, draft, sessionGrants, jurisdiction }) => ({
    status,
    choice,
    permissions,
    draft,
    sessionGrants,
    jurisdiction,
  }))
  const { acceptAll, rejectAll, open } = useConsentActions()
  const [isConfirming, setConfirming] = useState(false)
  const { choice, jurisdiction, status } = state
  const { banner, policy } = texts
  const hasOptedOut = /^US\b/.test(jurisdiction.code ?? '') && Object.values(choice?.decisions ?? {}).includes('denied')

  const accept = (event: MouseEvent<HTMLButtonElement>): void => {
    if (hasOptedOut && !isConfirming) setConfirming(true)
    else {
      acceptAll({ event, method: 'page' })
      setConfirming(false)
    }
  }
  const reject = (event: MouseEvent<HTMLButtonElement>): void => {
    if (!isConfirming) rejectAll({ event, method: 'page' })
    setConfirming(false)
  }
  return (
    <div data-consent-choice="">
      {status === 'loading' ? null : (
        <p data-consent-since="">
          {choice ? <Time message={policy.choice.since} at={choice.at} tag={texts.tag} /> : policy.choice.none}
        </p>
      )}
      <dl data-consent-facts="">
        {categoryViews(config, state, texts).map((view) => (
          <Fragment key={view.id}>
            <dt>{view.label ?? view.id}</dt>
            <dd data-state={view.decision}>{wordOf(view, policy.choice)}</dd>
          </Fragment>
        ))}
      </dl>
      <OptOutStatus texts={texts} />
      {isConfirming ? <output>{policy.optOut.confirm}</output> : null}
      <div data-consent-actions="">
        <Action action="reject-all" run={reject} text={isConfirming ? policy.optOut.keep : banner.rejectAll} />
        <Action action="accept-all" run={accept} text={isConfirming ? policy.optOut.allow : banner.acceptAll} />
        <Action action="open" aria-haspopup="dialog" run={() => open('preferences')} text={banner.openPreferences} />
      </div>
    </div>
  )
}

function wordOf({ required, mixed, decision }: CategoryView, words: PolicyMessages['choice']): string {
  if (required) return words.required
  return mixed ? words.partly : words[decision]
}
