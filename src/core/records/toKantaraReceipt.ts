import type { ConsentConfig } from '../ConsentConfig.js'
import type { ConsentRecord } from './ConsentRecord.js'
import { receiptPurposes, recipientsOf, unique } from './receiptPurposes.js'
import type { ReceiptOptions } from './toReceipt.js'

/**
 * A consent receipt of the Kantara Initiative, version 1.1. Pure.
 *
 * It can only say what was consented to: a refused purpose stands in it with the type `REFUSED`.
 *
 * @see https://kantarainitiative.org/file-downloads/consent-receipt-specification-v1-1-0/
 * @example
 * const receipt = toKantaraReceipt(record, consent)
 */
export function toKantaraReceipt(
  record: ConsentRecord,
  config: ConsentConfig,
  { proof = '' }: Pick<ReceiptOptions, 'proof'> = {},
): KantaraReceipt {
  const { controller, notice, context, event } = record
  const purposes = receiptPurposes(record, config)
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: context.jurisdiction ?? 'unknown',
    consentTimestamp: Math.floor(Date.parse(event.at) / 1_000),
    collectionMethod: event.method,
    consentReceiptID: record.id,
    publicKey: proof,
    language: notice.language ?? 'und',
    piiPrincipalId: record.subject ?? record.id,
    piiControllers: [
      {
        piiController: controller.name,
        contact: config.controller.name,
        address: config.controller.address ?? '',
        email: controller.contact,
        phone: config.controller.phone ?? '',
      },
    ],
    policyUrl: notice.policyUrl,
    services: purposes.map(({ id, decision, services }) => ({
      service: id,
      purposes: (services.length > 0 ? services : [null]).map((service) => {
        const own = service && record.decisions[service.id]
        const parties = service ? recipientsOf(service) : []
        return {
          purpose: service?.purposes.join(', ') ?? id,
          purposeCategory: [id],
          consentType: (own ?? decision) === 'granted' ? 'EXPLICIT' : 'REFUSED',
          piiCategory: service?.data ?? [],
          primaryPurpose: false,
          termination: record.validUntil ?? 'end of the page',
          thirdPartyDisclosure: parties.length > 0,
          thirdPartyName: parties.join(', '),
        }
      }),
    })),
    sensitive: purposes.some(({ services }) => services.some(({ sensitive }) => sensitive === true)),
    spiCat: unique(
      purposes.flatMap(({ services }) => services.filter(({ sensitive }) => sensitive).flatMap(({ data }) => data)),
    ),
  }
}

/** A receipt of the Kantara Initiative. Plain JSON. */
export interface KantaraReceipt {
  readonly version: 'KI-CR-v1.1.0'
  readonly jurisdiction: string
  /** Epoch seconds. */
  readonly consentTimestamp: number
  readonly collectionMethod: string
  readonly consentReceiptID: string
  readonly publicKey: string
  readonly language: string
  readonly piiPrincipalId: string
  readonly piiControllers: readonly {
    readonly piiController: string
    readonly contact: string
    readonly address: string
    readonly email: string
    readonly phone: string
  }[]
  readonly policyUrl: string
  readonly services: readonly {
    readonly service: string
    readonly purposes: readonly {
      readonly purpose: string
      readonly purposeCategory: readonly string[]
      readonly consentType: 'EXPLICIT' | 'REFUSED'
      readonly piiCategory: readonly string[]
      readonly primaryPurpose: boolean
      readonly termination: string
      readonly thirdPartyDisclosure: boolean
      readonly thirdPartyName: string
    }[]
  }[]
  readonly sensitive: boolean
  readonly spiCat: readonly string[]
}
