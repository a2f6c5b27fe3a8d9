import { formatMessage, type JurisdictionRow, type PolicyRight } from '../core/index.js'
import { regionName } from '../core/views.js'
import { linkTo, mailTo } from './linkTo.js'
import type { PolicyFact, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { fact, listOf, paragraph, section, writeText } from './writeText.js'

const RIGHTS: readonly PolicyRight[] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
  'automated',
  'complaint',
]
const OPT_OUT_RIGHTS: readonly PolicyRight[] = ['optOut', 'limit', 'equal']

/** From which age the site is meant for people, and from which age they decide alone. */
export function describeChildren({ config, texts }: PolicySource): readonly PolicySection[] {
  const { policy, tag } = texts
  const { minimumAge } = config.policy
  const number = new Intl.NumberFormat(tag)
  const ages = agesOf(config.jurisdictions ?? [])
  const facts = ages.flatMap(([age, places]): readonly PolicyFact[] =>
    fact(
      `age-${age}`,
      formatMessage(policy.children.under, { age: number.format(age) }),
      listOf(
        places.map((code) => regionName(code, tag)),
        tag,
      ),
    ),
  )
  if (minimumAge === undefined && facts.length === 0) return []
  return section('policy-children', policy.sections.children, [
    paragraph(
      minimumAge === undefined ? '' : formatMessage(policy.children.minimum, { age: number.format(minimumAge) }),
      writeText(policy.children.erase, { email: mailTo(config.controller.email) }),
    ),
    paragraph(facts.length > 0 ? policy.children.guardian : ''),
    { kind: 'facts', facts },
  ])
}

/** What people can ask for, and where. */
export function describeRights({ config, texts: { policy } }: PolicySource): readonly PolicySection[] {
  const { controller, jurisdictions = [] } = config
  const hasOptOut = jurisdictions.some(({ match }) => match.some((code) => /^US\b/.test(code)))
  const rights = hasOptOut ? [...RIGHTS, ...OPT_OUT_RIGHTS] : RIGHTS
  const { privacyCenter } = config.policy
  return section('policy-rights', policy.sections.rights, [
    { kind: 'list', ordered: false, items: rights.map((right) => ({ key: right, text: [policy.rights.list[right]] })) },
    paragraph(
      writeText(policy.rights.how, { email: mailTo(controller.dpo?.email ?? controller.email) }),
      privacyCenter ? [linkTo(policy.rights.center, privacyCenter)] : '',
    ),
  ])
}

/** Places by the age from which a person consents alone (GDPR article 8), the lowest first. */
function agesOf(rows: readonly JurisdictionRow[]): readonly (readonly [age: number, places: readonly string[]])[] {
  const places = new Map<number, readonly string[]>()
  for (const { digitalAge, match } of rows) {
    if (digitalAge !== undefined) places.set(digitalAge, [...(places.get(digitalAge) ?? []), ...match])
  }
  return [...places].sort(([one], [other]) => one - other)
}
