import { createRecord, toKantaraReceipt, toReceipt, type ConsentRecord, type ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleConfig, exampleInput, exampleWith, startStore } from './exampleConfig.js'

function recordOf(act: (store: ConsentStore) => void): ConsentRecord {
  const store = startStore()
  act(store)
  const state = store.getState()
  if (!state.choice) throw new Error('nothing was recorded')
  return createRecord(state.choice, {
    config: exampleConfig,
    state,
    origin: 'https://shop.example',
    notice: 'h'.repeat(43),
    language: 'de',
  })
}

const some = recordOf(({ actions }) => actions.save({ analytics: 'granted', video: 'granted' }))

/** Whether everything at a list of paths is there and says something. */
function missing(receipt: object, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    const values = path
      .split('.')
      .reduce<readonly unknown[]>(
        (parts, key) => parts.flatMap((part) => Reflect.get(Object(part), key) ?? []),
        [receipt],
      )
    return values.length === 0 || values.some((value) => value === '' || value === undefined)
  })
}

// ISO/IEC TS 27560:2023, by the mapping of the W3C data privacy vocabularies group.
const MANDATORY_27560 = [
  'schema_version',
  'record_id',
  'receipt_id',
  'pii_principal_id',
  'pii_processing.privacy_notice.url',
  'pii_processing.privacy_notice.version',
  'pii_processing.language',
  'pii_processing.purposes.purpose',
  'pii_processing.purposes.lawful_basis',
  'pii_processing.purposes.pii_information',
  'pii_processing.purposes.recipient_third_parties',
  'pii_processing.pii_controllers',
  'pii_processing.collection_method',
  'pii_processing.processing_method',
  'pii_processing.storage_locations',
  'pii_processing.retention_period',
  'pii_processing.jurisdiction',
  'pii_processing.withdrawal_method',
  'party_identification.party_id',
  'party_identification.party_name',
  'party_identification.party_address',
  'party_identification.party_contact',
  'party_identification.party_type',
  'event.event_time',
  'event.validity_duration',
  'event.entity_id',
  'event.event_type',
  'event.event_state',
]

// Kantara consent receipt 1.1, section 4: the fields that are a MUST, and those of each purpose.
const MANDATORY_KANTARA = [
  'version',
  'jurisdiction',
  'consentTimestamp',
  'collectionMethod',
  'consentReceiptID',
  'publicKey',
  'language',
  'piiPrincipalId',
  'piiControllers.piiController',
  'piiControllers.contact',
  'piiControllers.address',
  'piiControllers.email',
  'piiControllers.phone',
  'policyUrl',
  'services.service',
  'services.purposes.purpose',
  'services.purposes.purposeCategory',
  'services.purposes.consentType',
  'services.purposes.piiCategory',
  'services.purposes.primaryPurpose',
  'services.purposes.termination',
  'services.purposes.thirdPartyDisclosure',
  'sensitive',
]

const full = exampleWith({ controller: { ...exampleInput.controller, address: 'Main Street 1', phone: '+1 555 0100' } })
const options = { storageLocations: ['DE'], proof: 'mac' }

describe('a receipt', () => {
  it('R112 has every mandatory field of ISO/IEC TS 27560', () => {
    expect(missing(toReceipt(some, full, options), MANDATORY_27560)).toEqual([])
  })

  it('R112 has every mandatory field of Kantara 1.1', () => {
    expect(missing(toKantaraReceipt(some, full, options), MANDATORY_KANTARA)).toEqual([])
  })

  it('R112 is found out where a field is missing', () => {
    const { event, ...rest } = toReceipt(some, full, options)
    expect(missing({ ...rest, event: { ...event, event_state: '' } }, MANDATORY_27560)).toEqual(['event.event_state'])
    expect(missing(rest, MANDATORY_27560)).toHaveLength(5)
  })

  it('R112 says of every purpose what was decided, and who receives what', () => {
    const { purposes } = toReceipt(some, full).pii_processing
    expect(purposes.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['functional', 'denied'],
      ['analytics', 'granted'],
      ['marketing', 'granted'],
    ])
    expect(purposes[1]).toMatchObject({
      services: ['Stats', 'Heatmap'],
      pii_information: ['pages', 'device', 'recording'],
      recipient_third_parties: ['Vendor Ltd'],
    })
    expect(purposes[2]).toMatchObject({ transfers: ['US (dpf)', 'US (scc)'] })
  })

  it('R112 says of every service what was decided in the terms of Kantara', () => {
    const { services } = toKantaraReceipt(some, full)
    const types = services.flatMap(({ service, purposes }) =>
      purposes.map(({ purpose, consentType }) => [service, purpose, consentType]),
    )
    expect(types).toEqual([
      ['functional', 'appearance', 'REFUSED'],
      ['analytics', 'statistics', 'EXPLICIT'],
      ['analytics', 'recording', 'EXPLICIT'],
      ['marketing', 'video', 'EXPLICIT'],
      ['marketing', 'advertising, ad-personalisation', 'REFUSED'],
    ])
  })

  it.each([
    ['acceptAll', 'ConsentGiven'],
    ['rejectAll', 'ConsentRefused'],
    ['withdraw', 'ConsentWithdrawn'],
  ] as const)('R112 of %s says %s', (act, state) => {
    const record = recordOf(({ actions }) => actions[act]())
    expect(toReceipt(record, full).event.event_state).toBe(`https://w3id.org/dpv#${state}`)
  })

  it('R112 times the event in the units of its specification', () => {
    expect(toKantaraReceipt(some, full).consentTimestamp).toBe(Date.UTC(2026, 2, 1, 12) / 1_000)
    expect(toReceipt(some, full).event).toMatchObject({
      event_time: '2026-03-01T12:00:00.000Z',
      validity_duration: '2026-03-01T12:00:00.000Z/2026-09-01T12:00:00.000Z',
    })
  })

  it('R112 can be made long after a service has left the config', () => {
    const later = exampleWith({ services: [], categories: {} })
    const { purposes } = toReceipt(some, later).pii_processing
    expect(purposes).toContainEqual(expect.objectContaining({ purpose: 'stats', state: 'granted' }))
    expect(purposes).toContainEqual(expect.objectContaining({ purpose: 'ads', state: 'denied' }))
    expect(toKantaraReceipt(some, later).services.length).toBeGreaterThan(0)
  })

  it('R112 names the person, the controller, the words and the proof that it was handed', () => {
    const record = { ...some, subject: 's'.repeat(22) }
    expect(toReceipt(record, full, options)).toMatchObject({
      receipt_id: some.id,
      pii_principal_id: record.subject,
      event: { entity_id: record.subject },
      proof: 'mac',
      party_identification: [{ party_name: 'Example Hosting', party_address: 'Main Street 1' }],
      pii_processing: {
        privacy_notice: { version: '2026-02', content_hash: 'h'.repeat(43) },
        storage_locations: ['DE'],
        retention_period: 'P3Y',
        jurisdiction: 'DE',
        regulation: 'gdpr',
      },
    })
    expect(toReceipt(some, full, { retention: 'P5Y' })).toMatchObject({
      pii_principal_id: some.id,
      pii_processing: { retention_period: 'P5Y' },
    })
    expect(toKantaraReceipt(record, full, options)).toMatchObject({
      jurisdiction: 'DE',
      publicKey: 'mac',
      language: 'de',
      piiPrincipalId: record.subject,
      piiControllers: [{ address: 'Main Street 1', email: 'privacy@example.com', phone: '+1 555 0100' }],
    })
  })

  it('R112 names everybody who receives data, and says which are sensitive', () => {
    const services = exampleInput.services.map((one) =>
      one.id === 'stats' ? { ...one, sensitive: true as const, recipients: ['Hosting Ltd'] } : one,
    )
    const caring = exampleWith({ services })
    const [functional, analytics] = toKantaraReceipt(some, caring).services
    expect(functional?.purposes[0]).toMatchObject({ thirdPartyDisclosure: false, thirdPartyName: '' })
    expect(analytics?.purposes[0]).toMatchObject({
      piiCategory: ['pages', 'device'],
      thirdPartyDisclosure: true,
      thirdPartyName: 'Vendor Ltd, Hosting Ltd',
    })
    expect(toKantaraReceipt(some, caring)).toMatchObject({ sensitive: true, spiCat: ['pages', 'device'] })
    expect(toKantaraReceipt(some, full)).toMatchObject({ sensitive: false, spiCat: [] })
  })
})
