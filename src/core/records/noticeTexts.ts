import type { ConsentConfig } from '../ConsentConfig.js'
import type { Locale, LocaleDetails, NoticeMessages } from '../ConsentMessages.js'
import { firstLayerTexts } from '../firstLayerTexts.js'

/** The words that somebody saw before deciding, as plain JSON: what a {@link noticeHash} stands for. */
export interface NoticeTexts {
  /** BCP 47 tag. */
  readonly language: string
  /** Name of the layout. */
  readonly variant: string
  readonly policyVersion: string
  readonly title: string
  readonly text: string
  /** The controls in their order, by `data-consent-action`. */
  readonly buttons: readonly { readonly action: string; readonly text: string }[]
}

/** What of a notice does not follow from the config. */
export interface NoticeOptions {
  /** @default 'banner', the ready first layer */
  readonly variant?: string
  /** The services that a prompt for additions is about. @default all */
  readonly added?: readonly string[]
  /**
   * Where people are only told, because the law of the place asks for no consent: the words for it, which are
   * `(await locale.load()).details.notice`. @default none: it is a question
   */
  readonly notice?: NoticeMessages
  /** Whether the place is one of {@link isOptOutState}, where the way back has the words of the law. @default false */
  readonly isOptOutState?: boolean
  /** Whether the notice says that the person's signal has opted out already. @default false */
  readonly isHonoured?: boolean
}

/**
 * The words of the ready first layer in one language, as it renders them. Pure: a build can register them with a
 * consent API, so that the exact wording behind a record can be shown years later (EDPB guidelines 05/2020, 108).
 *
 * An interface of your own has other words: give its record a hash of them, or none, which records `custom`.
 *
 * @example
 * const texts = noticeTexts(consent, en)
 * await fetch(`${api}/v1/notices/${await noticeHash(texts)}`, { method: 'PUT', headers, body })
 */
export function noticeTexts(
  config: ConsentConfig,
  locale: Locale<string>,
  { variant = 'banner', added = [], notice, isOptOutState = false, isHonoured = false }: NoticeOptions = {},
): NoticeTexts {
  const { tag } = locale
  const banner = { ...locale.banner, ...notice, ...(notice && isOptOutState && { label: notice.choices }) }
  const { description, withdrawal, policy } = firstLayerTexts(config, { ...locale, banner }, added)
  const honoured = notice && isHonoured ? `${notice.honoured} ` : ''
  return {
    language: tag,
    variant,
    policyVersion: config.policy.version,
    title: banner.title,
    text: `${honoured}${description} ${withdrawal} ${policy}`,
    buttons: [
      { action: 'reject-all', text: notice?.optOut ?? banner.rejectAll },
      notice ? { action: 'acknowledge', text: notice.acknowledge } : { action: 'accept-all', text: banner.acceptAll },
      { action: 'open', text: banner.openPreferences },
    ],
  }
}

/**
 * The words of the ready preferences in one language, as they render them: title, sentences, each category in words, and
 * the buttons. What they list of each service stands in its own words in the config, and in the record as `asked`. Pure.
 *
 * @param details the second chunk of the language: `(await locale.load()).details`
 * @example
 * const texts = preferencesTexts(consent, en, (await en.load()).details)
 */
export function preferencesTexts(
  { decidables, policy }: Pick<ConsentConfig, 'decidables' | 'policy'>,
  { tag }: Locale<string>,
  { categories, preferences }: LocaleDetails<string>['details'],
): NoticeTexts {
  const shown = decidables.filter(({ id, category, services }) => id === category && services.length > 0)
  const words = shown.flatMap(({ id }) => [categories[id]?.label ?? id, categories[id]?.description ?? ''])
  return {
    language: tag,
    variant: 'preferences',
    policyVersion: policy.version,
    title: preferences.title,
    text: [preferences.description, ...words].join(' '),
    buttons: [
      { action: 'reject-all', text: preferences.rejectAll },
      { action: 'accept-all', text: preferences.acceptAll },
      { action: 'save', text: preferences.save },
    ],
  }
}
