import type { ConsentConfig } from './ConsentConfig.js'
import type { Locale } from './ConsentMessages.js'
import { firstLayerTexts } from './firstLayerTexts.js'
import type { Model } from './Jurisdiction.js'

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
  /** What the first layer is in this place: `prompt.model` of the state. @default 'opt-in', a question */
  readonly model?: Model
  /** Whether it began by saying that the signal of the browser was honoured. @default false */
  readonly honoured?: boolean
}

/**
 * The words of the ready first layer in one language, as it renders them. Pure: a build can register them with a
 * consent API, so that the exact wording behind a record can be shown years later (EDPB guidelines 05/2020, 108).
 *
 * An interface of your own has other words: give its record a hash of them, or none, which records `custom`.
 *
 * @example
 * const texts = noticeTexts(consent, en)
 * await register(await noticeHash(texts), texts)
 */
export function noticeTexts(
  config: ConsentConfig,
  locale: Locale<string>,
  { variant = 'banner', added = [], model = 'opt-in', honoured = false }: NoticeOptions = {},
): NoticeTexts {
  const { tag } = locale
  const { notice } = locale.banner
  const isQuestion = model === 'opt-in'
  const banner = isQuestion ? locale.banner : { ...locale.banner, ...notice }
  const { description, withdrawal, policy } = firstLayerTexts(config, { ...locale, banner }, added)
  const signal = !isQuestion && honoured ? `${notice.honoured} ` : ''
  return {
    language: tag,
    variant,
    policyVersion: config.policy.version,
    title: banner.title,
    text: `${signal}${description} ${withdrawal} ${policy}`,
    buttons: [
      { action: 'reject-all', text: isQuestion ? banner.rejectAll : notice.optOut },
      isQuestion
        ? { action: 'accept-all', text: banner.acceptAll }
        : { action: 'acknowledge', text: notice.acknowledge },
      { action: 'open', text: banner.openPreferences },
    ],
  }
}
