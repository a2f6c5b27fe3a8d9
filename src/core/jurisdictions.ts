import type { JurisdictionRow } from './Jurisdiction.js'

/** Rules by place, as one version of a table. */
export interface JurisdictionTable {
  /** The day of the research that the rows rest on, as an ISO 8601 date. */
  readonly version: string
  readonly rows: readonly JurisdictionRow[]
}

const GDPR = { regulation: 'gdpr', model: 'opt-in', source: 'Regulation (EU) 2016/679; Directive 2002/58/EC' } as const
const PECR = { regulation: 'uk-gdpr', model: 'opt-in', digitalAge: 13, source: 'UK GDPR; PECR' } as const
const OPT_IN = { model: 'opt-in', gpc: 'refusal' } as const
const NOTICE = { model: 'notice', gpc: 'opt-out' } as const
/** A state with a privacy act: people opt out, of sensitive data they are asked. */
const STATE = { model: 'opt-out', sensitive: 'opt-in', gpc: 'opt-out', digitalAge: 13 } as const
/** A state in which people opt out of sensitive data too. */
const MILD_STATE = { ...STATE, sensitive: 'opt-out' } as const

/**
 * A careful reading of the privacy laws of the world, as data: which rule holds where, and from when on.
 *
 * Places that are not listed ask first. The last row that matches wins and a subdivision beats its country, so own
 * rows go behind: to rule the United States in another way, name the states. It is no legal advice; have the rows of
 * your markets looked at. Apps that do not import it do not carry it.
 *
 * @example
 * defineConsent({ ...rest, jurisdictions: [...JURISDICTIONS.rows, { match: ['CH'], regulation: 'fadp', model: 'opt-out' }] })
 */
export const JURISDICTIONS: JurisdictionTable = {
  version: '2026-11-21',
  rows: [
    // Europe. The age of digital consent is a choice of each state (GDPR article 8(1)).
    { match: ['BE', 'EE', 'FI', 'AX', 'LV', 'MT', 'PT', 'SE'], ...GDPR, digitalAge: 13 },
    { match: ['NO', 'SJ', 'IS'], ...GDPR, digitalAge: 13 },
    { match: ['AT', 'BG', 'CY', 'ES', 'IT', 'LT'], ...GDPR, digitalAge: 14 },
    { match: ['CZ', 'DK', 'GR', 'SI'], ...GDPR, digitalAge: 15 },
    {
      match: ['FR', 'GF', 'GP', 'MQ', 'RE', 'YT', 'MF'],
      ...GDPR,
      digitalAge: 15,
      exempts: ['audience-measurement'],
    },
    { match: ['DE', 'HR', 'HU', 'IE', 'LU', 'NL', 'PL', 'RO', 'SK', 'LI'], ...GDPR, digitalAge: 16 },
    { match: ['GB'], ...PECR, exempts: ['statistics', 'appearance'] },
    { match: ['GG', 'JE', 'IM', 'GI'], ...PECR },
    // The law lets people object to ordinary tracking; the regulator reads it strictly.
    { match: ['CH'], regulation: 'fadp', model: 'opt-in', gpc: 'objection', source: 'revFADP; TCA article 45c' },
    { match: ['RS', 'BA', 'ME', 'MK', 'AL', 'UA', 'MD', 'GE', 'XK'], regulation: 'gdpr-like', ...OPT_IN },
    { match: ['RU', 'BY', 'KZ'], regulation: 'local', ...OPT_IN },
    { match: ['TR'], regulation: 'kvkk', ...OPT_IN, source: 'Law 6698' },

    // The United States.
    { match: ['US'], regulation: 'us', ...STATE, source: 'FTC Act section 5; COPPA' },
    {
      match: ['US-CA'],
      regulation: 'ccpa',
      ...MILD_STATE,
      reaskDays: 365,
      source: 'Cal. Civ. Code 1798.100 to 1798.199; 11 CCR 7000 to 7304',
    },
    { match: ['US-CO'], regulation: 'cpa', ...STATE },
    { match: ['US-CT'], regulation: 'ctdpa', ...STATE },
    { match: ['US-DE'], regulation: 'dpdpa', ...STATE },
    { match: ['US-FL'], regulation: 'fdbr', ...STATE },
    { match: ['US-IN'], regulation: 'icdpa', ...STATE },
    { match: ['US-KY'], regulation: 'kcdpa', ...STATE },
    { match: ['US-MD'], regulation: 'modpa', ...STATE },
    { match: ['US-MN'], regulation: 'mcdpa', ...STATE },
    { match: ['US-MT'], regulation: 'mtcdpa', ...STATE },
    { match: ['US-NE'], regulation: 'ndpa', ...STATE },
    { match: ['US-NH'], regulation: 'nhpa', ...STATE },
    { match: ['US-NJ'], regulation: 'njdpa', ...STATE },
    { match: ['US-OR'], regulation: 'ocpa', ...STATE },
    { match: ['US-RI'], regulation: 'ridtppa', ...STATE },
    { match: ['US-TN'], regulation: 'tipa', ...STATE },
    { match: ['US-TX'], regulation: 'tdpsa', ...STATE },
    { match: ['US-VA'], regulation: 'vcdpa', ...STATE },
    { match: ['US-IA'], regulation: 'icdpa-ia', ...MILD_STATE },
    { match: ['US-UT'], regulation: 'ucpa', ...MILD_STATE },
    // Consumer health data alone, which is sensitive.
    { match: ['US-WA', 'US-NV'], regulation: 'health-data', ...STATE },
    { match: ['US-OK', 'US-LA'], regulation: 'us-state', ...STATE, validFrom: '2027-01-01' },
    { match: ['US-AL'], regulation: 'us-state', ...STATE, validFrom: '2027-05-01' },
    { match: ['US-VT'], regulation: 'us-state', ...STATE, validFrom: '2028-01-01' },

    // The rest of the Americas.
    { match: ['CA'], regulation: 'pipeda', model: 'opt-out', sensitive: 'opt-in', gpc: 'opt-out' },
    { match: ['CA-QC'], regulation: 'law-25', ...OPT_IN, digitalAge: 14, source: 'P-39.1, sections 4.1, 8.1 and 9.1' },
    { match: ['BR'], regulation: 'lgpd', ...OPT_IN, source: 'Law 13.709' },
    { match: ['CL'], regulation: 'law-19628', ...NOTICE },
    { match: ['CL'], regulation: 'law-21719', ...OPT_IN, validFrom: '2026-12-01' },
    { match: ['AR', 'CO', 'PE', 'UY', 'EC', 'CR'], regulation: 'local', ...OPT_IN },
    { match: ['MX'], regulation: 'lfpdppp', model: 'opt-out', gpc: 'opt-out' },

    // Asia and the Pacific.
    { match: ['CN'], regulation: 'pipl', ...OPT_IN, digitalAge: 14 },
    { match: ['HK', 'MO', 'TW', 'SG', 'MY'], regulation: 'local', ...NOTICE },
    { match: ['IN'], regulation: 'it-act', ...NOTICE },
    { match: ['IN'], regulation: 'dpdp', ...OPT_IN, digitalAge: 18, validFrom: '2027-05-13', source: 'DPDP Act 2023' },
    { match: ['JP'], regulation: 'appi', ...NOTICE, source: 'Telecommunications Business Act, article 27-12; APPI 31' },
    { match: ['KR'], regulation: 'pipa', ...NOTICE, digitalAge: 14 },
    { match: ['TH', 'ID', 'VN', 'PH'], regulation: 'local', ...OPT_IN },
    { match: ['AU'], regulation: 'privacy-act', ...NOTICE, sensitive: 'opt-in' },
    { match: ['NZ'], regulation: 'privacy-act', ...NOTICE },

    // Africa and the Middle East.
    { match: ['ZA'], regulation: 'popia', model: 'opt-out', gpc: 'objection' },
    { match: ['NG', 'KE', 'EG'], regulation: 'local', ...OPT_IN },
    { match: ['SA', 'AE', 'QA', 'BH'], regulation: 'pdpl', ...OPT_IN },
    { match: ['IL'], regulation: 'ppl', ...NOTICE },
  ],
}
