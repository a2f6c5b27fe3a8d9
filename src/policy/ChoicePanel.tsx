'use client'

import { Fragment, type ReactNode } from 'react'
import type { CategoryView, PolicyMessages } from '../core/index.js'
import { categoryViews } from '../core/views.js'
import { useConsent, useConsentActions, useConsentStore } from '../index.js'
import { actAt, Action, openFrom } from '../parts/index.js'
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
  const actions = useConsentActions()
  const { choice, status } = state
  const { banner, policy } = texts
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
      <div data-consent-actions="">
        <Action action="reject-all" run={actAt('page', actions.rejectAll)} text={banner.rejectAll} />
        <Action action="accept-all" run={actAt('page', actions.acceptAll)} text={banner.acceptAll} />
        <Action action="open" aria-haspopup="dialog" run={openFrom(actions)} text={banner.openPreferences} />
      </div>
    </div>
  )
}

function wordOf({ required, mixed, decision }: CategoryView, words: PolicyMessages['choice']): string {
  if (required) return words.required
  return mixed ? words.partly : words[decision]
}
