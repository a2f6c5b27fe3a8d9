import { formatMessage, isOptOutState } from '../core/index.js'
import { formatLifetime } from '../core/views.js'
import type { PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { paragraph, section } from './writeText.js'

/** How to choose, how long that counts, and how to take it back. */
export function describeChoice({ config, texts, jurisdiction }: PolicySource): readonly PolicySection[] {
  const { policy, banner, details, tag } = texts
  // As the link is called that leads to the choice.
  const name = isOptOutState(jurisdiction) ? details.notice.choices : banner.label
  const days = (count: number): string => formatLifetime(`P${count}D`, tag, '')
  const { model } = jurisdiction
  const link = { text: name, href: `${config.policy.url}#policy-choice` }
  return section('policy-choice', policy.sections.choice, [
    paragraph(model === 'none' ? '' : policy.choice.models[model], policy.choice.free),
    paragraph(formatMessage(banner.withdrawal, { link: name })),
    paragraph(
      formatMessage(policy.choice.validity, {
        grant: days(config.expiry.grant),
        refusal: days(config.expiry.refusal),
      }),
    ),
    { kind: 'choice', link },
  ])
}
