// Not on every server; core is compiled without the dom library.
declare const location: { readonly search?: string } | undefined

/** What an address asks a page to pretend. */
export interface Simulation {
  /** ISO code of a place. */
  readonly jurisdiction: string | null
  readonly gpc: boolean | null
  /** Language tag. */
  readonly language: string | null
}

/**
 * Reads what a developer wants to see from the address of the page:
 * `?consent-jurisdiction=US-CA&consent-gpc=1&consent-language=de`. What is not usable is not there.
 *
 * Production bundles contain nothing of it: a link must never change the rule of a real page.
 *
 * @param search the query of an address, or the whole address; by default that of the page
 *
 * @example
 * readSimulation('?consent-jurisdiction=US-CA').jurisdiction // 'US-CA'
 */
export function readSimulation(search: string = ownAddress()): Simulation {
  if (process.env.NODE_ENV === 'production') return { jurisdiction: null, gpc: null, language: null }
  const values = new Map(
    [...search.matchAll(/[?&]consent-([a-z]+)=([\w-]*)(?=[&#]|$)/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const place = values.get('jurisdiction')?.toUpperCase() ?? ''
  const gpc = values.get('gpc') ?? ''
  const language = values.get('language') ?? ''
  return {
    jurisdiction: /^[A-Z]{2}(-[A-Z\d]{1,3})?$/.test(place) ? place : null,
    gpc: /^[01]$/.test(gpc) ? gpc === '1' : null,
    language: /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language) ? language : null,
  }
}

function ownAddress(): string {
  return typeof location === 'undefined' ? '' : (location.search ?? '')
}
