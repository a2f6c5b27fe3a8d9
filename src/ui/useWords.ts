'use client'

import { isOptOutState, type Locale, type NoticeMessages } from '../core/index.js'
import { useConsent, useDetails, useMessages } from '../index.js'

/** The texts of the first layer, with those of a notice where nothing is asked. */
export type Words = Locale<string>['banner'] & Partial<NoticeMessages>

/**
 * What the first layer says here: a question where consent is needed; elsewhere a notice with a way out. The strictest
 * model of what is asked decides. `undefined` while the language is loaded; a notice stands in its second chunk.
 */
export function useWords(): Words | undefined {
  const banner = useMessages()?.banner
  const isQuestion = useConsent(({ prompt }) => prompt.model === 'opt-in')
  const isNamed = useConsent(({ jurisdiction }) => isOptOutState(jurisdiction))
  const notice = useDetails(!isQuestion)?.details.notice
  if (isQuestion) return banner
  return banner && notice && { ...banner, ...notice, ...(isNamed && { label: notice.choices }) }
}
