'use client'

import type { ReactNode } from 'react'
import { formatMessage, formatPlural } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'

/** What the first layer has to say: who asks, what for, with how many third parties, how to undo it, and the policy. */
export function FirstLayerText(): ReactNode {
  const { config } = useConsentStore()
  const added = useConsent(({ prompt }) => prompt.added)
  const locale = useMessages()
  if (!locale) return null
  const { banner, tag } = locale
  const { controller, policy, decidables } = config
  const asked = decidables
    // Additions are asked about alone: older answers stay, so the text does not speak of them.
    .filter(({ id, fingerprint }) => fingerprint !== null && (added.length === 0 || added.includes(id)))
    .flatMap(({ services }) => services)
  const purposes = new Set(asked.map(({ category }) => banner.purposes[category] ?? category))
  const parties = new Set(asked.map(({ provider }) => (provider === 'controller' ? '' : provider.name)).filter(Boolean))
  const description = formatMessage(banner.description, {
    controller: controller.name,
    purposes: new Intl.ListFormat(tag).format(purposes),
    thirdParties: parties.size > 0 ? formatPlural(banner.thirdParties, parties.size, tag) : '',
  })
  return (
    <>
      {description.trim()} {formatMessage(banner.withdrawal, { link: banner.label })}{' '}
      <a href={policy.url}>{banner.policy}</a>
    </>
  )
}
