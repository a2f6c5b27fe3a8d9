import { formatMessage } from '../core/index.js'
import type { PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { paragraph, section } from './writeText.js'

/** What cookies and similar storage are. */
export function describeStorage({ texts: { policy, details, tag } }: PolicySource): readonly PolicySection[] {
  const { cookie: _, ...similar } = details.kinds
  const kinds = new Intl.ListFormat(tag).format(Object.values(similar))
  return section('policy-storage', policy.sections.storage, [
    paragraph(policy.storage.cookies, formatMessage(policy.storage.similar, { kinds })),
    paragraph(policy.storage.duration, policy.storage.parties),
  ])
}
