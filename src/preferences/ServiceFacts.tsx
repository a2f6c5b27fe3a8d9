'use client'

import {
  forwardRef,
  Fragment,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { formatMessage, type Controller, type DetailMessages, type Provider, type Service } from '../core/index.js'
import { formatLifetime, regionName } from '../core/views.js'
import { useConsentStore, useDetails, useMessages } from '../index.js'
import { Part, type AsChild } from '../parts/index.js'
import { useServiceContext } from './Services.js'

interface ServiceFactsProps extends ComponentPropsWithoutRef<'dl'>, AsChild {}

/**
 * What has to be said of a service: provider and policy, role, purposes, legal basis, data, how long they are kept,
 * whether they identify, who receives them, what they are used for beside, country, transfer and its safeguard.
 *
 * Renders a `<dl>` inside of `Services.Item`; nothing until the texts are loaded.
 *
 * @see GDPR articles 13 and 14
 */
export const ServiceFacts: ForwardRefExoticComponent<ServiceFactsProps & RefAttributes<HTMLDListElement>> =
  /* @__PURE__ */ forwardRef<HTMLDListElement, ServiceFactsProps>(function ServiceFacts(props, ref) {
    const { service, required } = useServiceContext('Services.Facts').service
    const { controller } = useConsentStore().config
    const locale = useMessages()
    const texts = useDetails()?.details
    if (!locale || !texts) return null
    const facts = factsOf({ service, required, controller, texts, tag: locale.tag }).map(
      ([name, fact]) =>
        fact && (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ),
    )
    return <Part as="dl" data-consent-facts="" text={facts} {...props} ref={ref} />
  })
export declare namespace ServiceFacts {
  type Props = ServiceFactsProps
}

interface Sources {
  readonly service: Service
  readonly required: boolean
  readonly controller: Controller
  readonly texts: DetailMessages
  readonly tag: string
}

function factsOf({ service, required, controller, texts, tag }: Sources): readonly (readonly [string, ReactNode])[] {
  const { provider, role, transfer, retention, recipients, sharing } = service
  const { legalBasis = required ? 'contract' : 'consent' } = service
  const names = texts.service
  const list = (words: readonly string[]): string => new Intl.ListFormat(tag, { type: 'unit' }).format(words)
  const joint = role.kind === 'joint' ? <Link href={role.url}>{texts.roles.joint}</Link> : texts.roles[role.kind]
  const safeguard = transfer && texts.safeguards[transfer.safeguard]
  return [
    [names.provider, provider === 'controller' ? controller.name : providerOf(provider, names)],
    [names.role, joint],
    [names.purposes, list(service.purposes.map((purpose) => texts.purposes[purpose]))],
    [names.legalBasis, texts.legalBases[legalBasis]],
    [names.data, list(service.data.map((kind) => texts.dataKinds[kind]))],
    [names.retention, retention ? formatLifetime(retention, tag, texts.table.session) : names.retentionUnknown],
    [names.identifies, service.identifies ? names.yes : names.no],
    [names.recipients, recipients && recipients.length > 0 && list(recipients)],
    [names.sharing, sharing && texts.sharing[sharing]],
    [names.country, provider !== 'controller' && regionName(provider.country, tag)],
    [
      names.transfer,
      transfer && (
        <>
          {regionName(transfer.country, tag)}: {transfer.url ? <Link href={transfer.url}>{safeguard}</Link> : safeguard}
        </>
      ),
    ],
  ]
}

function providerOf(provider: Provider, names: DetailMessages['service']): ReactNode {
  return (
    <>
      {provider.name} (
      <Link href={provider.privacyUrl}>{formatMessage(names.privacyPolicy, { provider: provider.name })}</Link>)
    </>
  )
}

// The vendor need not know on which page somebody reads about it.
function Link({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
