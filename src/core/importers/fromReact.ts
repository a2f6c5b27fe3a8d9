import { loadImport } from './loadImport.js'
import { either } from './fields.js'
import { mapAnswers, type Importer } from './Importer.js'

/** Where react-cookie-consent keeps its choice. */
export interface ReactCookieConsentOptions {
  /** Its `cookieName`. @default 'CookieConsent' */
  readonly name?: string
}

/**
 * Takes over the choice of react-cookie-consent: one yes or no for everything.
 *
 * Do not use it where `acceptOnScroll` or `acceptOnOverlayClick` was set: such a yes is no consent.
 *
 * @param ids what the one button of that banner asked about
 * @example
 * defineConsent({ ..., import: [fromReactCookieConsent(['analytics'])] })
 */
export function fromReactCookieConsent(
  ids: readonly string[],
  { name = 'CookieConsent' }: ReactCookieConsentOptions = {},
): Importer {
  const legacy = `${name}-legacy`
  return {
    ids,
    items: [{ name }, { name: legacy }],
    load: loadImport,
    read: ({ cookies }) => {
      const value = [...cookies(name), ...cookies(legacy)].find((one) => one === 'true' || one === 'false')
      return value
        ? { decisions: mapAnswers({ all: ids }, () => either(value, 'true', 'false')), at: null, place: null }
        : null
    },
  }
}
