import type { ConsentConfig } from '../ConsentConfig.js'
import type { ConsentRecord, RecordState } from './ConsentRecord.js'
import { receiptPurposes, recipientsOf, unique } from './receiptPurposes.js'

const DPV = 'https://w3id.org/dpv#'

/** What the states of a record are called in the Data Privacy Vocabulary. */
const STATES: Readonly<Record<RecordState, string>> = {
  given: 'ConsentGiven',
  refused: 'ConsentRefused',
  withdrawn: 'ConsentWithdrawn',
  objected: 'ConsentRevoked',
  requested: 'ConsentRequested',
  noticed: 'ConsentUnknown',
}

/** What is told of a receipt beside the record: who may store it, and how it was kept. */
export interface ReceiptOptions {
  /** Where the records are stored, as ISO codes of countries. @default the controller's own systems, unnamed */
  readonly storageLocations?: readonly string[]
  /** How long records are kept after their validity. @default 'P3Y' */
  readonly retention?: string
  /** What seals the receipt: the server's MAC, or a public key. @default '' */
  readonly proof?: string
}

/**
 * A consent receipt in the terms of ISO/IEC TS 27560:2023, as JSON-LD with the Data Privacy Vocabulary. Pure.
 *
 * Names the three groups of fields that the specification makes mandatory: the header, the processing with its
 * purposes, recipients and storage, and the event with the parties.
 *
 * @param record a record that `parseRecord` accepted
 * @param config the config under which it was made: purposes and recipients stand there
 * @see https://w3id.org/dpv/guides/consent-27560
 * @example
 * const receipt = toReceipt(record, consent)
 * const file = new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/ld+json' })
 */
export function toReceipt(record: ConsentRecord, config: ConsentConfig, options: ReceiptOptions = {}): Receipt {
  const { controller, notice, context, event } = record
  const purposes = receiptPurposes(record, config)
  return {
    '@context': 'https://w3id.org/dpv/schema/dpv-27560',
    conforms_to: 'https://w3id.org/dpv/schema/dpv-27560#receipt-record',
    schema_version: record.schemaVersion,
    receipt_id: record.id,
    record_id: record.id,
    pii_principal_id: record.subject ?? record.id,
    pii_processing: {
      privacy_notice: { url: notice.policyUrl, version: notice.policyVersion, content_hash: notice.hash },
      language: notice.language,
      purposes: purposes.map(({ id, decision, services }) => ({
        purpose: id,
        lawful_basis: `${DPV}Consent`,
        state: decision,
        pii_information: unique(services.flatMap(({ data }) => data)),
        services: services.map((service) => service.name ?? service.id),
        recipient_third_parties: unique(services.flatMap(recipientsOf)),
        transfers: services.flatMap(({ transfer }) => (transfer ? `${transfer.country} (${transfer.safeguard})` : [])),
      })),
      pii_controllers: [controller.name],
      collection_method: event.method,
      processing_method: 'automated',
      storage_locations: options.storageLocations ?? [],
      retention_period: options.retention ?? 'P3Y',
      jurisdiction: context.jurisdiction,
      regulation: context.regulation,
      withdrawal_method: notice.policyUrl,
      rights: notice.policyUrl,
    },
    party_identification: [
      {
        party_id: controller.contact,
        party_name: controller.name,
        party_address: config.controller.address ?? null,
        party_contact: controller.contact,
        party_type: 'controller',
      },
    ],
    event: {
      event_time: event.at,
      validity_duration: record.validUntil ? `${event.at}/${record.validUntil}` : 'PT0S',
      entity_id: record.subject ?? record.id,
      event_type: event.action,
      event_state: `${DPV}${STATES[event.state]}`,
    },
    proof: options.proof ?? '',
  }
}

/** A receipt of ISO/IEC TS 27560. Plain JSON. */
export interface Receipt {
  readonly '@context': string
  readonly conforms_to: string
  readonly schema_version: string
  readonly receipt_id: string
  readonly record_id: string
  readonly pii_principal_id: string
  readonly pii_processing: {
    readonly privacy_notice: { readonly url: string; readonly version: string; readonly content_hash: string }
    readonly language: string | null
    readonly purposes: readonly {
      readonly purpose: string
      readonly lawful_basis: string
      readonly state: 'granted' | 'denied'
      readonly pii_information: readonly string[]
      readonly services: readonly string[]
      readonly recipient_third_parties: readonly string[]
      readonly transfers: readonly string[]
    }[]
    readonly pii_controllers: readonly string[]
    readonly collection_method: string
    readonly processing_method: string
    readonly storage_locations: readonly string[]
    readonly retention_period: string
    readonly jurisdiction: string | null
    readonly regulation: string
    readonly withdrawal_method: string
    readonly rights: string
  }
  readonly party_identification: readonly {
    readonly party_id: string
    readonly party_name: string
    readonly party_address: string | null
    readonly party_contact: string
    readonly party_type: string
  }[]
  readonly event: {
    readonly event_time: string
    readonly validity_duration: string
    readonly entity_id: string
    readonly event_type: string
    readonly event_state: string
  }
  readonly proof: string
}
