import { catalogueEntry } from './catalogueEntry.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link googleMaps}. */
export interface GoogleMapsOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** A map in a frame, or drawn in the page by Google's script, which the app loads. @default 'frame' */
  readonly kind?: 'frame' | 'script'
}

/**
 * Google Maps. Removing a frame stops it; maps that are drawn by Google's script end with a reload only.
 *
 * Pictures of static maps come from Google as well: they belong behind the same gate.
 *
 * @see https://developers.google.com/maps/documentation/embed/embedding-map
 * @see https://policies.google.com/technologies/cookies
 *
 * @example
 * googleMaps()
 */
export function googleMaps<const Id extends string = 'google-maps', const Category extends string = 'functional'>(
  options: GoogleMapsOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const isFrame = options.kind !== 'script'
  return catalogueEntry(options, 'google-maps', 'functional', {
    name: 'Google Maps',
    provider: GOOGLE,
    purposes: ['maps'],
    stores: itemsOf('google.com', [
      { name: 'NID', lifetime: 'P6M', purpose: 'preferences' },
      { name: 'AEC', lifetime: 'P6M', purpose: 'security' },
      { name: 'SOCS', lifetime: 'P13M', purpose: 'consent-choice' },
      { name: 'CONSENT', lifetime: 'P13M', purpose: 'consent-choice' },
      { name: 'OGPC', lifetime: 'P13M', purpose: 'preferences' },
      { name: '1P_JAR', lifetime: 'P30D', purpose: 'advertising' },
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: 'share',
    hosts: isFrame
      ? { frame: ['https://www.google.com', 'https://maps.google.com'] }
      : {
          script: ['https://maps.googleapis.com'],
          connect: ['https://maps.googleapis.com', 'https://*.googleapis.com', 'https://*.gstatic.com'],
          img: ['https://maps.gstatic.com', 'https://*.googleapis.com', 'https://*.ggpht.com'],
          font: ['https://fonts.gstatic.com'],
          style: ['https://fonts.googleapis.com'],
          worker: ['blob:'],
        },
    withdrawal: isFrame ? 'clean' : 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.google.com/maps/documentation/embed/embedding-map',
            'https://developers.google.com/maps/documentation/javascript/content-security-policy',
            'https://policies.google.com/technologies/cookies',
            'unverified: the lifetimes of CONSENT, OGPC and 1P_JAR',
          ],
        }),
  })
}
