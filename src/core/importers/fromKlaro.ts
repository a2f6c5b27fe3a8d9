import { loadImport } from './loadImport.js'
import { decoded, either, field } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

/** Where klaro keeps its choice. */
export interface KlaroOptions {
  /** The `storageName` of its config. @default 'klaro' */
  readonly name?: string
}

/**
 * Takes over the choice of klaro: a cookie or an entry of `localStorage` with one answer for each service.
 *
 * @param mapping its services to own ids
 * @example
 * defineConsent({ ..., import: [fromKlaro({ matomo: 'matomo', youtube: 'youtube' })] })
 */
export function fromKlaro(mapping: ImportMapping, { name = 'klaro' }: KlaroOptions = {}): Importer {
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }, { name, kind: 'local' }],
    load: loadImport,
    read: ({ cookies, local }) => {
      const text = cookies(name)[0] ?? local(name)
      if (!text) return null
      const data: unknown = JSON.parse(decoded(text))
      return {
        decisions: mapAnswers(mapping, (service) => either(field(data, service), true, false)),
        at: null,
        place: null,
      }
    },
  }
}
