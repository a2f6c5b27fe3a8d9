import { consentError } from '../core/index.js'
import { googleCommand } from './googleCommand.js'
import { addTag, googleSignals, grantGoogle, tellGoogle, type GoogleMode, type GooglePurpose } from './googleConsent.js'

/** What Google may assume in some places until the person's decision is known. */
export interface GoogleDefault {
  /** ISO codes of countries or subdivisions, such as `US` or `US-CA`; the most specific one counts. */
  readonly regions: readonly string[]
  readonly granted: readonly GooglePurpose[]
}

/** Options of {@link googleAdvancedMode}. */
export interface GoogleAdvancedModeOptions {
  /** Places where Google may assume more than nothing. @default none */
  readonly defaults?: readonly GoogleDefault[]
}

const REGION = /^[A-Z]{2}(-[A-Z\d]{1,3})?$/

/**
 * Google's advanced consent mode, for the option `mode` of its services: the tag loads at once, held by the default, and
 * sends requests without cookies (address, browser, page, time) before anybody agreed and after a refusal. Whether
 * that is lawful where your visitors are is a decision for your counsel.
 *
 * @throws error 155 when a region is none
 * @see https://developers.google.com/tag-platform/security/concepts/consent-mode
 * @see EDPB guidelines 2/2023: such requests fall under article 5(3) of the ePrivacy directive
 *
 * @example
 * googleAnalytics({ measurementId: 'G-1A2B3C4D5E', mode: googleAdvancedMode() })
 */
export function googleAdvancedMode({ defaults = [] }: GoogleAdvancedModeOptions = {}): GoogleMode {
  const regional = defaults.map(({ regions, granted }) => ({ ...googleSignals(granted), region: regions }))
  return (tag) => {
    for (const region of defaults.flatMap(({ regions }) => regions)) {
      if (!REGION.test(region)) throw consentError(155, tag.id, region)
    }
    return {
      beforeConsent: 'limited',
      consent: {
        hold: (context) => {
          if (!addTag(context, tag, regional)) return
          const address = context.withoutCampaign()
          const settings = { ads_data_redaction: true, ...(address && { page_location: address }) }
          context.push('dataLayer', googleCommand('set', settings))
          // What was decided at an earlier visit comes before the tag.
          if (context.decision(tag.id) === 'granted') tellGoogle(context)
          tag.start(context)
        },
        grant: (context) => grantGoogle(context, tag),
        update: tellGoogle,
        deny: tellGoogle,
      },
    }
  }
}
