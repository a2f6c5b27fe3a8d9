import type { Claim, ConsentInput } from './ConsentConfig.js'
import { consentError } from './ConsentError.js'
import type { Purpose } from './Purpose.js'
import type { Service, Transfer } from './Service.js'

// The member states of the European Union and of the European Economic Area.
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'

const ADVERTISING: readonly Purpose[] = ['advertising', 'ad-attribution', 'ad-personalisation']

/** What a service does against each claim, in words; `null` when it does nothing. */
const BREACHES: { readonly [Key in Claim]: (service: Service) => string | null } = {
  noSale: ({ sharing }) => (sharing === 'sale' || sharing === 'share' ? `has \`sharing: '${sharing}'\`` : null),
  noFingerprinting: ({ fingerprints }) => (fingerprints ? 'tells devices apart by their features' : null),
  noAds: ({ sharing, purposes }) => {
    const purpose = purposes.find((one) => ADVERTISING.includes(one))
    if (purpose) return `is used for "${purpose}"`
    return sharing === 'targeted-ads' ? "has `sharing: 'targeted-ads'`" : null
  },
  euOnly: ({ provider, transfer }) => {
    const country = provider === 'controller' ? null : outsideOf(provider)
    return country ? `belongs to a provider in ${country}` : (leaves(transfer) ?? null)
  },
}

/**
 * Throws error 115 for the first promise of the site that its own config breaks.
 *
 * Whatever stands in the config counts, asked or not: the promise is made before anybody is asked.
 */
export function validateClaims({ claims = [], services, activities = [] }: ConsentInput): void {
  for (const claim of claims) {
    for (const service of services) {
      const breach = BREACHES[claim](service)
      if (breach) throw consentError(115, claim, `the service "${service.id}"`, breach)
    }
    for (const { id, transfer } of activities) {
      const breach = claim === 'euOnly' ? leaves(transfer) : null
      if (breach) throw consentError(115, claim, `the activity "${id}"`, breach)
    }
  }
}

function outsideOf({ country }: { readonly country: string }): string | null {
  return EEA.split(' ').includes(country) ? null : country
}

function leaves(transfer: Transfer | undefined): string | null {
  const country = transfer ? outsideOf(transfer) : null
  return country && `transfers data to ${country}`
}
