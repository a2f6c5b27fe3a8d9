import { consentError } from './ConsentError.js'

interface DeadProduct {
  readonly address: RegExp
  readonly product: string
  readonly end: string
  readonly instead: string
}

const DEAD: readonly DeadProduct[] = [
  {
    address: /\bjs\.driftt\.com\b/,
    product: 'Drift',
    end: 'is off since its breach of September 2025 and was given up in March 2026',
    instead: 'Use another chat of the catalogue, for example `crisp()`.',
  },
  {
    address: /\bgoogle-analytics\.com\/(analytics|ga|urchin)\.js/,
    product: 'Universal Analytics',
    end: 'takes no data since July 2024',
    instead: "Use `googleAnalytics({ measurementId: 'G-...' })`.",
  },
  {
    address: /\bxfbml\.customerchat\b/,
    product: 'the chat plugin of Messenger',
    end: 'ended on 2024-05-09',
    instead: 'Link to `https://m.me/<page>`.',
  },
  {
    address: /\bfacebook\.com\/plugins\/(like|comments)\.php/,
    product: "Facebook's like and comment plugins",
    end: 'show nothing since 2026-02-10',
    instead: 'Use a plain link to share.',
  },
  {
    address: /\bgoogleoptimize\.com\b/,
    product: 'Google Optimize',
    end: 'ended on 2023-09-30',
    instead: 'Use another tool for experiments.',
  },
]

/**
 * Refuses addresses of products that are no more: what answers there one day need not be the vendor.
 *
 * @throws error 150
 */
export function refuseDeadProducts(service: string, addresses: readonly string[]): void {
  for (const { address, product, end, instead } of DEAD) {
    if (addresses.some((one) => address.test(one))) throw consentError(150, service, product, end, instead)
  }
}
