'use client'

import type { ReactNode } from 'react'
import {
  consentError,
  formatMessage,
  type Locale,
  type PlaceholderMessages,
  type RegisteredConfig,
  type ServiceId,
} from '../core/index.js'
import { regionName } from '../core/views.js'
import { useConsentStore, useDetails, useMessages } from '../index.js'

/** What is said of a service before anything of it is there. */
export interface ServiceWords {
  readonly service: RegisteredConfig['services'][number]
  /** Its name, or what it is for; nothing until the texts are loaded. */
  readonly label: string | undefined
  readonly locale: Locale<string> | null
  /** A text with its facts filled in; nothing until the texts are loaded. */
  readonly say: (key: keyof PlaceholderMessages) => string | undefined
  /** The link to the policy of whoever receives the data; nothing until the texts are loaded. */
  readonly policy: ReactNode
}

/**
 * The words for a service of the config, with provider, countries and purposes filled in.
 *
 * @throws error 204 when the config does not have the service
 */
export function useServiceWords(part: string, id: ServiceId): ServiceWords {
  const { config } = useConsentStore()
  const locale = useMessages()
  const texts = useDetails()
  const service = config.services.find((one) => one.id === id)
  if (!service) throw consentError(204, part, id)
  const { provider, transfer, purposes } = service
  const label = texts?.details.services?.[id] ?? service.name ?? texts?.details.purposes[purposes[0]]
  const { name, country, privacyUrl } =
    provider === 'controller' ? { name: config.controller.name, country: '', privacyUrl: config.policy.url } : provider
  const say = (key: keyof PlaceholderMessages): string | undefined => {
    if (!locale || !texts) return undefined
    const list = (words: Iterable<string>): string => new Intl.ListFormat(locale.tag).format(words)
    const countries = new Set([country, transfer?.country ?? country].filter(Boolean))
    const text = formatMessage(texts.placeholder[key], {
      service: label ?? id,
      provider: name,
      country: list([...countries].map((code) => regionName(code, locale.tag))),
      purposes: list(purposes.map((purpose) => texts.details.purposes[purpose])),
    })
    // A name that ends in a full stop, as "Inc." does, ends the sentence too.
    return text.replaceAll('.. ', '. ')
  }
  const policy = say('policy') && (
    // The provider need not know on which page somebody reads about it.
    <a href={privacyUrl} rel="noopener noreferrer">
      {say('policy')}
    </a>
  )
  return { service, label, locale, say, policy }
}
