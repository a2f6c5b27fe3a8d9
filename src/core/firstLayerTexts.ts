import type { ConsentConfig } from './ConsentConfig.js'
import type { Locale } from './ConsentMessages.js'
import { formatMessage, formatPlural } from './formatMessage.js'

/** The sentences of the first layer, as they are shown. */
export interface FirstLayerTexts {
  readonly description: string
  readonly withdrawal: string
  /** The words of the link to the policy. */
  readonly policy: string
}

/**
 * What the first layer has to say: who asks, what for, with how many third parties, and how to undo it. Pure.
 *
 * @param added the services that a prompt for additions is about: older answers stay, so the text does not speak of
 * them. Empty for all
 */
export function firstLayerTexts(
  { controller, decidables }: Pick<ConsentConfig, 'controller' | 'decidables'>,
  { banner, tag }: Locale<string>,
  added: readonly string[] = [],
): FirstLayerTexts {
  const asked = decidables
    .filter(({ id, fingerprint }) => fingerprint !== null && (!added.length || added.includes(id)))
    .flatMap(({ services }) => services)
  const purposes = new Set(asked.map(({ category }) => banner.purposes[category] ?? category))
  const parties = new Set(asked.flatMap(({ provider }) => (provider === 'controller' ? [] : provider.name)))
  const description = formatMessage(banner.description, {
    controller: controller.name,
    purposes: new Intl.ListFormat(tag).format(purposes),
    thirdParties: parties.size > 0 ? formatPlural(banner.thirdParties, parties.size, tag) : '',
  })
  return {
    description: description.trim(),
    withdrawal: formatMessage(banner.withdrawal, { link: banner.label }),
    policy: banner.policy,
  }
}
