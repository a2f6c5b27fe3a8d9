import { loadImport } from './loadImport.js'
import { either, field, fields, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

const USUAL: ImportMapping = {
  functionality: 'functional',
  experience: 'functional',
  measurement: 'analytics',
  marketing: 'marketing',
}

/** Where c15t keeps its choice. */
export interface C15tOptions {
  /** Its `storageKey`. @default 'c15t' */
  readonly name?: string
}

/**
 * Takes over the choice of c15t 2: the cookie, else the copy in `localStorage`.
 *
 * Without a time nobody chose. The cookie leaves refusals out, so what it does not name was refused.
 *
 * @param mapping its categories to own ids. @default functional, analytics and marketing
 * @example
 * defineConsent({ ..., import: [fromC15t()] })
 */
export function fromC15t(mapping: ImportMapping = USUAL, { name = 'c15t' }: C15tOptions = {}): Importer {
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }, { name, kind: 'local' }],
    load: loadImport,
    read: ({ cookies, local }) => {
      const [cookie] = cookies(name)
      if (cookie) {
        const part = fields(cookie, ',', ':')
        const time = part.get('i.t')
        return time
          ? {
              decisions: mapAnswers(mapping, (key) => either(part.get(`c.${key}`) ?? '0', '1', '0')),
              at: timeOf(time),
              place: null,
            }
          : null
      }
      const data: unknown = JSON.parse(local(name) ?? 'null')
      const time = field(field(data, 'consentInfo'), 'time')
      const consents = field(data, 'consents')
      return time === undefined
        ? null
        : {
            decisions: mapAnswers(mapping, (key) => either(field(consents, key), true, false)),
            at: timeOf(time),
            place: null,
          }
    },
  }
}
