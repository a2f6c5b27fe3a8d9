import { lifetimeSeconds, type Activity, type Lifetime, type LocalText } from '../core/index.js'
import { formatLifetime, localText } from '../core/views.js'
import { linkTo, mailTo } from './linkTo.js'
import { describeTransfer } from './describeServices.js'
import type { PolicyBlock, PolicyFact, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { fact, listOf, paragraph, section, writeText } from './writeText.js'

/** Processing that needs no cookies, with its ground, its data, and whether a machine decides. */
export function describeActivities(source: PolicySource): readonly PolicySection[] {
  const { config, texts } = source
  const { activities = [] } = config
  const { policy } = texts
  if (activities.length === 0) return []
  const decides = activities.some(({ automatedDecision }) => automatedDecision)
  return section(
    'policy-activities',
    policy.sections.activities,
    decides ? [] : [paragraph(policy.activity.noDecision)],
    activities.flatMap((activity) =>
      section(`policy-activities-${activity.id}`, localText(activity.title, texts.tag), blocksOf(activity, source)),
    ),
  )
}

/** What people agree to at forms: each by itself, with its version and text. */
export function describeAgreements({ config, texts }: PolicySource): readonly PolicySection[] {
  const { policy, tag } = texts
  const items = (config.agreements ?? []).map(({ id, title, purpose, version, url }) => {
    const name = title ? localText(title, tag) : purpose ? policy.agreement.words[purpose] : id
    return { key: id, text: [linkTo(name, url), ` (${policy.facts.version} ${version})`] }
  })
  return section('policy-agreements', policy.sections.agreements, [{ kind: 'list', ordered: false, items }])
}

function blocksOf(activity: Activity, source: PolicySource): readonly PolicyBlock[] {
  const { texts } = source
  const { policy, tag } = texts
  const isProfiling = activity.profiling === 'marketing'
  return [
    paragraph(localText(activity.purpose, tag), isProfiling ? policy.activity.profiling : ''),
    { kind: 'facts', facts: factsOf(activity, source) },
  ]
}

function factsOf(activity: Activity, { config, texts }: PolicySource): readonly PolicyFact[] {
  const { details, policy, tag } = texts
  const { service: names, legalBases } = details
  const { facts, bases } = policy
  const { legalBasis, data, recipients = [], transfer, automatedDecision, required } = activity
  const kinds: Readonly<Record<string, string>> = details.dataKinds
  const words = (text: LocalText | undefined): string | undefined => text && localText(text, tag)
  const email = config.controller.dpo?.email ?? config.controller.email
  return [
    ...fact(
      'legalBasis',
      names.legalBasis,
      legalBasis === 'legitimate-interest' ? bases[legalBasis] : legalBases[legalBasis],
    ),
    ...fact('interest', facts.interest, words(activity.interest)),
    ...fact(
      'data',
      names.data,
      listOf(
        data.map((kind) => kinds[kind] ?? kind),
        tag,
      ),
    ),
    ...fact(
      'recipients',
      facts.recipients,
      listOf(
        recipients.map((one) => localText(one, tag)),
        tag,
      ),
    ),
    ...fact('transfer', names.transfer, transfer && describeTransfer(transfer, texts, localText(activity.title, tag))),
    ...fact('retention', names.retention, retentionOf(activity.retention, tag, details.table.session)),
    ...fact('required', facts.required, required ? words(required) : policy.activity.voluntary),
    ...fact('automated', facts.automated, words(automatedDecision?.logic)),
    ...fact('effect', facts.effect, words(automatedDecision?.effect)),
    ...fact('review', facts.review, words(automatedDecision?.review)),
    ...fact(
      'objection',
      facts.objection,
      legalBasis === 'legitimate-interest' && writeText(policy.activity.objection, { email: mailTo(email) }),
    ),
  ]
}

function retentionOf(retention: Activity['retention'], tag: string, session: string): string {
  const text = localText(retention, tag)
  return isLifetime(text) ? formatLifetime(text, tag, session) : text
}

function isLifetime(text: string): text is Lifetime {
  return lifetimeSeconds(text) !== null
}
