import { formatMessage } from '../core/index.js'
import { describeActivities, describeAgreements } from './describeActivities.js'
import { describeBrowsers, describeTools } from './describeBrowsers.js'
import { describeCategories } from './describeCategories.js'
import { describeChoice } from './describeChoice.js'
import { describeAuthorities, describeContact } from './describeContact.js'
import { describeChildren, describeRights } from './describeRights.js'
import { describeServices } from './describeServices.js'
import { describeSignals } from './describeSignals.js'
import { describeStorage } from './describeStorage.js'
import { describeNotes, describeVersions } from './describeVersions.js'
import { formatDate } from './formatDate.js'
import type { PolicyDocument } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'

/**
 * Writes the policy of a config in a language. Pure: HTML, Markdown and JSON are made of what it returns.
 *
 * Sections with nothing to say are left out.
 *
 * @example
 * const texts = await loadPolicyTexts(en)
 * const { sections } = describePolicy({ config: consent, texts, jurisdiction: consent.jurisdictionOf('DE', Date.now()) })
 * @see GDPR articles 12 to 14; ePrivacy directive, article 5(3)
 */
export function describePolicy(source: PolicySource): PolicyDocument {
  const { config, texts } = source
  const { policy, tag } = texts
  const { version, updated } = config.policy
  return {
    language: tag,
    dir: texts.dir,
    title: policy.title,
    version,
    updated,
    edition: formatMessage(policy.version, { version, date: formatDate(updated, tag) }),
    sections: [
      ...describeStorage(source),
      ...describeChoice(source),
      ...describeCategories(source),
      ...describeServices(source),
      ...describeBrowsers(source),
      ...describeTools(source),
      ...describeSignals(source),
      ...describeActivities(source),
      ...describeAgreements(source),
      ...describeNotes(source),
      ...describeChildren(source),
      ...describeRights(source),
      ...describeContact(source),
      ...describeAuthorities(source),
      ...describeVersions(source),
    ],
  }
}
