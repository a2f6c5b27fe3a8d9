import type { Authority, Contact } from '../core/index.js'
import { regionName } from '../core/views.js'
import { linkTo, mailTo } from './linkTo.js'
import type { PolicyFact, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { fact, listOf, paragraph, section } from './writeText.js'

/** Who is responsible and how to reach them (GDPR article 13(1)(a) and (b)). */
export function describeContact(source: PolicySource): readonly PolicySection[] {
  const { config, texts } = source
  const { contact, sections } = texts.policy
  const { dpo, representative, support, ...controller } = config.controller
  const person = (id: string, title: string, one: Contact | undefined): readonly PolicySection[] =>
    one
      ? section(`policy-contact-${id}`, title, [
          paragraph(one.name ?? ''),
          { kind: 'facts', facts: contactFacts(one, source) },
        ])
      : []
  return section(
    'policy-contact',
    sections.contact,
    [],
    [
      ...person('controller', contact.controller, controller),
      ...(dpo
        ? person('dpo', contact.dpo, dpo)
        : section('policy-contact-dpo', contact.dpo, [
            paragraph(contact.noDpo),
            { kind: 'facts', facts: contactFacts({ email: controller.email }, source) },
          ])),
      ...person('representative', contact.representative, representative),
      ...person('support', contact.support, support),
    ],
  )
}

/** Where to complain; the authorities of the reader's own place come first (GDPR article 77). */
export function describeAuthorities(source: PolicySource): readonly PolicySection[] {
  const { config, texts, jurisdiction } = source
  const { policy, tag } = texts
  const all: readonly Authority[] = [config.controller.authority ?? []].flat()
  const here = jurisdiction.code ?? ''
  const isHere = ({ jurisdictions = [] }: Authority): boolean =>
    jurisdictions.some((code) => code === here || code === here.slice(0, 2))
  const authorities = [...all.filter(isHere), ...all.filter((one) => !isHere(one))]
  if (authorities.length === 0) return []
  return section(
    'policy-authorities',
    policy.sections.authorities,
    [paragraph(policy.contact.authority)],
    authorities.flatMap((authority, index) =>
      section(`policy-authorities-${index}`, authority.name, [
        {
          kind: 'facts',
          facts: [
            ...contactFacts(authority, source),
            ...fact(
              'places',
              policy.facts.places,
              listOf(
                (authority.jurisdictions ?? []).map((code) => regionName(code, tag)),
                tag,
              ),
            ),
          ],
        },
      ]),
    ),
  )
}

function contactFacts(
  { address, email, phone, hours, url }: Contact,
  { texts: { policy } }: PolicySource,
): readonly PolicyFact[] {
  const { facts } = policy
  return [
    ...fact('address', facts.address, address),
    ...fact('email', facts.email, email !== undefined && mailTo(email)),
    ...fact('phone', facts.phone, phone !== undefined && linkTo(phone, `tel:${phone.replaceAll(/[^+\d]/g, '')}`)),
    ...fact('hours', facts.hours, hours),
    ...fact('website', facts.website, url !== undefined && linkTo(url.replace(/^https?:\/\//, ''), url)),
  ]
}
