'use client'

import {
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { formatMessage, type Choice, type PolicyRequest } from '../core/index.js'
import { useConsent, useConsentStore } from '../index.js'
import { Action } from '../parts/index.js'
import { Given, wordsOf } from './AgreementCheckbox.js'
import { ChoicePanel } from './ChoicePanel.js'
import { describeAuthorities, describeContact } from './describeContact.js'
import { signalName } from './describeSignals.js'
import { DeviceInventory } from './DeviceInventory.js'
import { Heading, type HeadingLevel } from './Heading.js'
import { Objections } from './Objections.js'
import { PolicySectionView } from './PolicySectionView.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { officeOf, requestLink } from './requestLink.js'
import { Time } from './Time.js'
import { useAgreement } from './useAgreement.js'
import { useConsents } from './useConsents.js'
import { usePolicyTexts } from './usePolicyTexts.js'

const REQUESTS: readonly PolicyRequest[] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
]

interface PrivacyCenterProps extends Omit<ComponentPropsWithoutRef<'article'>, 'children'> {
  /** Texts that a server loaded. @default loaded in the browser */
  readonly texts?: PolicyTexts | undefined
  /** Of its sections. @default 2 */
  readonly headingLevel?: HeadingLevel | undefined
}

/**
 * All that a person can see and do about the own data, without an account: the choice and since when, what is on this
 * device, receipt, export, withdrawal and erasure, objections, signals, agreements, letters to the controller, and whom
 * to ask.
 *
 * Renders an `<article>`; nothing until the texts are loaded. The heading of the page is yours. Nothing in it needs a
 * server: requests are e-mails that the person sends.
 *
 * @example
 * <h1>Privacy centre</h1>
 * <PrivacyCenter />
 * @see GDPR articles 15 to 22 and 7(3)
 */
export const PrivacyCenter: ForwardRefExoticComponent<PrivacyCenterProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, PrivacyCenterProps>(function PrivacyCenter(
    { texts: given, headingLevel: level = 2, ...props },
    ref,
  ) {
    const { config } = useConsentStore()
    const texts = usePolicyTexts(given)
    const jurisdiction = useConsent((state) => state.jurisdiction)
    if (!texts) return null
    const { center, sections } = texts.policy
    const source = { config, texts, jurisdiction }
    const objectable = (config.activities ?? []).filter(({ legalBasis }) => legalBasis === 'legitimate-interest')
    const contacts = [...describeContact(source), ...describeAuthorities(source)]
    return (
      <article aria-label={center.title} lang={texts.tag} dir={texts.dir} data-consent-center="" {...props} ref={ref}>
        <Part title={sections.choice} level={level}>
          <ChoicePanel texts={texts} />
          <Proof texts={texts} />
        </Part>
        <Part title={center.device} level={level}>
          <DeviceInventory texts={texts} />
        </Part>
        {objectable.length > 0 && (
          <Part title={sections.activities} level={level}>
            <Objections activities={objectable} texts={texts} />
          </Part>
        )}
        {config.agreements?.length ? (
          <Part title={sections.agreements} level={level}>
            <ul>
              {config.agreements.map(({ id }) => (
                <li key={id}>
                  <Agreed id={id} texts={texts} />
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        <Part title={sections.signals} level={level}>
          <SeenSignals texts={texts} />
        </Part>
        <Part title={center.requests} level={level}>
          <Requests texts={texts} />
        </Part>
        {contacts.map((section) => (
          <PolicySectionView key={section.id} section={section} level={level} prefix="center-" />
        ))}
      </article>
    )
  })
export declare namespace PrivacyCenter {
  type Props = PrivacyCenterProps
}

interface PartProps {
  readonly title: string
  readonly level: HeadingLevel
  readonly children: ReactNode
}

function Part({ title, level, children }: PartProps): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} data-consent-section="">
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  )
}

interface TextsProps {
  readonly texts: PolicyTexts
}

/** The id to quote, the receipt, and the way to take everything back. */
function Proof({ texts }: TextsProps): ReactNode {
  const store = useConsentStore()
  const choice = useConsent((state) => state.choice)
  const { isAny, withdrawAll } = useConsents()
  const { center } = texts.policy
  const receipt = (): void =>
    void import('./lazy.js').then(({ saveReceipt }) => saveReceipt(store)).catch(store.inlet.fail)
  return (
    isAny && (
      <>
        {choice && (
          <>
            <dl data-consent-facts="">
              <dt>{center.reference}</dt>
              <dd>
                <code dir="ltr">{referenceOf(choice)}</code>
              </dd>
            </dl>
            <p>{center.quote}</p>
          </>
        )}
        <div data-consent-row="">
          {choice && <Action action="receipt" run={receipt} text={center.receipt} />}
          <Action action="withdraw" run={withdrawAll} text={center.withdraw} />
        </div>
      </>
    )
  )
}

function Agreed({ id, texts }: TextsProps & { readonly id: string }): ReactNode {
  const view = useAgreement(id)
  const words = wordsOf(view.agreement, texts)
  const { status, record } = view
  if (status === 'given' || status === 'pending' || status === 'outdated') {
    return <Given view={view} texts={texts} words={words} />
  }
  const { withdrawn } = texts.policy.agreement
  return (
    <span data-consent-agreement={id} data-state={status}>
      {words}{' '}
      {record ? (
        <Time message={withdrawn} at={record.at} tag={texts.tag} />
      ) : (
        status !== 'loading' && texts.policy.choice.denied
      )}
    </span>
  )
}

function SeenSignals({ texts }: TextsProps): ReactNode {
  const signals = useConsent((state) => state.signals)
  const { seen, none, dnt } = texts.policy.signals
  const names = Object.keys(signals).filter((name) => signals[name])
  if (names.length === 0) return <p>{none}</p>
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{formatMessage(seen, { signal: signalName(name, dnt) })}</li>
      ))}
    </ul>
  )
}

function Requests({ texts }: TextsProps): ReactNode {
  const { config } = useConsentStore()
  const choice = useConsent((state) => state.choice)
  const { center } = texts.policy
  const letter = { config, texts, reference: choice && referenceOf(choice) }
  return (
    <>
      <p>{formatMessage(center.prepare, { email: officeOf(config) })}</p>
      <ul>
        {REQUESTS.map((request) => (
          <li key={request}>
            <a href={requestLink(request, letter)}>{center.request[request]}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** By what the controller finds the record: the pseudonym where a server knows one, else the choice. */
function referenceOf({ subject, id }: Choice): string {
  return subject ?? id
}
