'use client'

import type { BannerMessages, Locale } from '../core/index.js'
import { useConsent, useMessages } from '../index.js'

/** The texts of the first layer, with those of a notice where nothing is asked. */
export type Words = Locale<string>['banner'] & Partial<BannerMessages['notice']>

/**
 * What the first layer says here: a question where consent is needed; elsewhere a notice with a way out. The strictest
 * model of what is asked decides. `undefined` while the language is loaded.
 */
export function useWords(): Words | undefined {
  const banner = useMessages()?.banner
  const isQuestion = useConsent(({ prompt }) => prompt.model === 'opt-in')
  return banner && !isQuestion ? { ...banner, ...banner.notice } : banner
}
