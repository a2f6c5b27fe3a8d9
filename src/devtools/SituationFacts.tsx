'use client'

import type { ReactNode } from 'react'
import { useConsent } from '../index.js'
import { FactList } from './FactList.js'

const DAY = 86_400_000

/** All that the permissions follow from. */
export function SituationFacts(): ReactNode {
  const { choice, jurisdiction, signals, prompt, surface, sessionGrants, persistence, withdrawal } = useConsent()
  const on = Object.keys(signals).filter((name) => signals[name])
  return (
    <>
      <FactList
        title="Situation"
        facts={{
          place: jurisdiction.code,
          law: `${jurisdiction.regulation}, ${jurisdiction.model}`,
          signals: on.join(' ') || null,
          question: prompt.required ? `${prompt.reason}${prompt.added.map((id) => ` +${id}`).join('')}` : null,
          layer: surface,
          'until the page is left': sessionGrants.join(' ') || null,
          kept: persistence,
        }}
      />
      <FactList
        title="Choice"
        facts={
          choice
            ? {
                act: `${choice.action} in ${choice.method}`,
                at: new Date(choice.at).toISOString(),
                'grants until': new Date(choice.at + choice.validDays * DAY).toISOString(),
                policy: choice.policyVersion,
                subject: choice.subject,
              }
            : { act: null }
        }
      />
      {withdrawal && (
        <FactList
          title="Withdrawal"
          facts={{
            removed: withdrawal.removed.map(({ name }) => name).join(' ') || null,
            left: withdrawal.left.map(({ name, reason }) => `${name} (${reason})`).join(' ') || null,
            'needs a reload': String(withdrawal.needsReload),
          }}
        />
      )}
    </>
  )
}
