'use client'

import { useId, type ChangeEvent, type ReactNode } from 'react'
import { objectionsOf, type Activity } from '../core/index.js'
import { localText } from '../core/views.js'
import { useConsent, useConsentStore } from '../index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { useRightsOnDemand } from './useRightsOnDemand.js'

interface ObjectionsProps {
  /** Those that stand on legitimate interest. */
  readonly activities: readonly Activity[]
  readonly texts: PolicyTexts
}

/**
 * What is done for a legitimate interest, each with a box that objects: at once, without a reason, and as often as the
 * person likes. It is ticked where rejecting everything or a signal of the browser has objected already.
 *
 * Renders a `<ul>`.
 *
 * @see GDPR article 21
 */
export function Objections({ activities, texts }: ObjectionsProps): ReactNode {
  const { config } = useConsentStore()
  const exercise = useRightsOnDemand()
  const objected = useConsent((state) => objectionsOf(config, state))
  const prefix = useId()
  const answer =
    (id: string) =>
    (event: ChangeEvent<HTMLInputElement>): void => {
      const { checked } = event.currentTarget
      const cause = { event, method: 'page' } as const
      exercise(({ object, liftObjection }) => (checked ? object : liftObjection)([id], cause))
    }
  return (
    <ul>
      {activities.map(({ id, title, purpose }) => (
        <li key={id} data-consent-objection={id} data-state={objected.includes(id) ? 'denied' : 'granted'}>
          <strong id={`${prefix}${id}`}>{localText(title, texts.tag)}</strong>{' '}
          <span id={`${prefix}${id}-purpose`}>{localText(purpose, texts.tag)}</span>
          <br />
          <label>
            <input
              type="checkbox"
              data-consent-action="object"
              checked={objected.includes(id)}
              aria-labelledby={`${prefix}${id}-object ${prefix}${id}`}
              aria-describedby={`${prefix}${id}-purpose`}
              onChange={answer(id)}
            />{' '}
            <span id={`${prefix}${id}-object`}>{texts.policy.center.request.objection}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
