'use client'

import { Fragment, type MouseEvent, type ReactNode } from 'react'
import type { CategoryView, PolicyMessages } from '../core/index.js'
import { categoryViews } from '../core/views.js'
import { useConsent, useConsentActions, useConsentStore } from '../index.js'
import { Action } from '../parts/index.js'
import { OptOutStatus } from './OptOutStatus.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { Time } from './Time.js'

/**
 * What is allowed now, since when, and three buttons of equal rank to change it.
 *
 * Renders a `<div>`.
 */
export function ChoicePanel({ texts }: { readonly texts: PolicyTexts }): ReactNode {
  const { config } = useConsentStore()
  const state = useConsent(({ status, choice, permissions, draft, sessionGrants }) => ({
    status,
    choice,
    permissions,
    draft,
    sessionGrants,
  }))
  const { acceptAll, rejectAll, open } = useConsentActions()
  const { choice, status } = state
  const { banner, policy } = texts
  const openPreferences = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    // Safari does not focus a button that is clicked, and the dialog would not know the way back.
    currentTarget.focus({ preventScroll: true })
    open('preferences')
  }
  return (
    <div data-consent-choice="">
      {/* From the start, so that what comes into it is heard. */}
      <p data-consent-since="">
        <output>
          {choice ? (
            <Time message={policy.choice.since} at={choice.at} tag={texts.tag} />
          ) : (
            status !== 'loading' && policy.choice.none
          )}
        </output>
      </p>
      <dl data-consent-facts="">
        {categoryViews(config, state, texts).map((view) => (
          <Fragment key={view.id}>
            <dt>{view.label ?? view.id}</dt>
            <dd data-state={view.decision}>{wordOf(view, policy.choice)}</dd>
          </Fragment>
        ))}
      </dl>
      <OptOutStatus texts={texts} />
      {/* Each says where it is: beside a banner that asks about what is new, an answer here is one to everything. */}
      <div data-consent-actions="">
        <Action action="reject-all" run={(event) => rejectAll({ event, method: 'page' })} text={banner.rejectAll} />
        <Action action="accept-all" run={(event) => acceptAll({ event, method: 'page' })} text={banner.acceptAll} />
        <Action action="open" aria-haspopup="dialog" run={openPreferences} text={banner.openPreferences} />
      </div>
    </div>
  )
}

function wordOf({ required, mixed, decision }: CategoryView, words: PolicyMessages['choice']): string {
  if (required) return words.required
  return mixed ? words.partly : words[decision]
}
