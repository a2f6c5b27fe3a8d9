import type { JurisdictionRow } from './Jurisdiction.js'

/** Rules by place, as one version of a table. */
export interface JurisdictionTable {
  /** The day of the research that the rows rest on, as an ISO 8601 date. */
  readonly version: string
  readonly rows: readonly JurisdictionRow[]
}

/** The rule is known well enough to be listed, but nobody has read the law for this table. */
const UNREAD = 'Not checked against the law itself: have it reviewed.'
const AGES = 'The ages are not checked against the law of each state.'

const OPT_IN = { model: 'opt-in', gpc: 'refusal' } as const
const GDPR = {
  regulation: 'gdpr',
  ...OPT_IN,
  source: 'Regulation (EU) 2016/679; Directive 2002/58/EC',
  note: AGES,
} as const
const PECR = { regulation: 'uk-gdpr', ...OPT_IN, digitalAge: 13 } as const
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
 * your markets looked at. Every row names its statute, behind the code of the place where a row has several, and in a
 * `note` what is not certain. Apps that do not import it do not carry it.
 *
 * @example
 * defineConsent({ ...rest, jurisdictions: [...JURISDICTIONS.rows, { match: ['CH'], regulation: 'fadp', model: 'opt-out' }] })
 */
export const JURISDICTIONS: JurisdictionTable = {
  version: '2026-11-26',
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
    { match: ['GB'], ...PECR, exempts: ['statistics', 'appearance'], source: 'UK GDPR; PECR (SI 2003/2426)' },
    {
      match: ['GG', 'JE', 'IM', 'GI'],
      ...PECR,
      source: 'GG: DP Law 2017; JE: DP Law 2018; IM: DPA 2018; GI: DPA 2004',
      note: UNREAD,
    },
    // The law lets people object to ordinary tracking; the regulator reads it strictly.
    { match: ['CH'], regulation: 'fadp', model: 'opt-in', gpc: 'objection', source: 'revFADP; TCA article 45c' },
    {
      match: ['RS', 'BA', 'ME', 'MK', 'AL', 'UA', 'MD', 'GE', 'XK'],
      regulation: 'gdpr-like',
      ...OPT_IN,
      source:
        'RS: Law 87/2018; BA: Law 12/25; ME: Law 79/08; MK: Law 42/20; AL: Law 124/2024; UA: Law 2297-VI; MD: Law 195/2024; GE: Law 3144 of 2023; XK: Law 06/L-082',
      note: `${UNREAD} The law of ME is older than the GDPR: that it asks first is a careful guess.`,
    },
    {
      match: ['RU', 'BY', 'KZ'],
      regulation: 'local',
      ...OPT_IN,
      source: 'RU: Law 152-FZ; BY: Law 99-Z; KZ: Law 94-V',
      note: UNREAD,
    },
    { match: ['TR'], regulation: 'kvkk', ...OPT_IN, source: 'Law 6698' },

    // The United States.
    {
      match: ['US'],
      regulation: 'us',
      ...STATE,
      source: 'FTC Act section 5; COPPA',
      note: 'No general privacy act: states without one are ruled like those with one.',
    },
    {
      match: ['US-CA'],
      regulation: 'ccpa',
      ...MILD_STATE,
      reaskDays: 365,
      source: 'Cal. Civ. Code 1798.100 to 1798.199; 11 CCR 7000 to 7304',
    },
    { match: ['US-CO'], regulation: 'cpa', ...STATE, source: 'C.R.S. 6-1-1301' },
    { match: ['US-CT'], regulation: 'ctdpa', ...STATE, source: 'Conn. Gen. Stat. 42-515' },
    { match: ['US-DE'], regulation: 'dpdpa', ...STATE, source: '6 Del. C. 12D' },
    { match: ['US-FL'], regulation: 'fdbr', ...STATE, source: 'Fla. Stat. 501.701' },
    { match: ['US-IN'], regulation: 'icdpa', ...STATE, source: 'Ind. Code 24-15' },
    { match: ['US-KY'], regulation: 'kcdpa', ...STATE, source: 'KRS 367.3611' },
    { match: ['US-MD'], regulation: 'modpa', ...STATE, source: 'Md. Code, Com. Law 14-4701' },
    { match: ['US-MN'], regulation: 'mcdpa', ...STATE, source: 'Minn. Stat. 325M' },
    { match: ['US-MT'], regulation: 'mtcdpa', ...STATE, source: 'Mont. Code 30-14-2801' },
    { match: ['US-NE'], regulation: 'ndpa', ...STATE, source: 'Neb. Rev. Stat. 87-1101' },
    { match: ['US-NH'], regulation: 'nhpa', ...STATE, source: 'N.H. RSA 507-H' },
    { match: ['US-NJ'], regulation: 'njdpa', ...STATE, source: 'N.J.S.A. 56:8-166.4' },
    { match: ['US-OR'], regulation: 'ocpa', ...STATE, source: 'ORS 646A.570' },
    { match: ['US-RI'], regulation: 'ridtppa', ...STATE, source: 'R.I. Gen. Laws 6-48.1' },
    { match: ['US-TN'], regulation: 'tipa', ...STATE, source: 'Tenn. Code 47-18-3301' },
    { match: ['US-TX'], regulation: 'tdpsa', ...STATE, source: 'Tex. Bus. & Com. Code 541' },
    { match: ['US-VA'], regulation: 'vcdpa', ...STATE, source: 'Va. Code 59.1-575' },
    { match: ['US-IA'], regulation: 'icdpa-ia', ...MILD_STATE, source: 'Iowa Code 715D' },
    { match: ['US-UT'], regulation: 'ucpa', ...MILD_STATE, source: 'Utah Code 13-61' },
    // Consumer health data alone, which is sensitive.
    {
      match: ['US-WA', 'US-NV'],
      regulation: 'health-data',
      ...STATE,
      source: 'US-WA: RCW 19.373; US-NV: SB 370 of 2023',
      note: UNREAD,
    },
    {
      match: ['US-OK', 'US-LA'],
      regulation: 'us-state',
      ...STATE,
      validFrom: '2027-01-01',
      source: 'US-OK: SB 546 of 2026; US-LA: Act 502 of 2026',
      note: 'US-LA: the final text was not seen.',
    },
    {
      match: ['US-AL'],
      regulation: 'us-state',
      ...STATE,
      validFrom: '2027-05-01',
      source: 'HB 351 of 2026',
      note: 'The final text was not seen.',
    },
    { match: ['US-VT'], regulation: 'us-state', ...STATE, validFrom: '2028-01-01', source: 'S.71 of 2026' },

    // The rest of the Americas.
    {
      match: ['CA'],
      regulation: 'pipeda',
      model: 'opt-out',
      sensitive: 'opt-in',
      gpc: 'opt-out',
      source: 'S.C. 2000, c. 5',
      note: UNREAD,
    },
    { match: ['CA-QC'], regulation: 'law-25', ...OPT_IN, digitalAge: 14, source: 'P-39.1, sections 4.1, 8.1 and 9.1' },
    { match: ['BR'], regulation: 'lgpd', ...OPT_IN, source: 'Law 13.709' },
    { match: ['CL'], regulation: 'law-19628', ...NOTICE, source: 'Law 19.628', note: UNREAD },
    { match: ['CL'], regulation: 'law-21719', ...OPT_IN, validFrom: '2026-12-01', source: 'Law 21.719', note: UNREAD },
    {
      match: ['AR', 'CO', 'PE', 'UY', 'EC', 'CR'],
      regulation: 'local',
      ...OPT_IN,
      source: 'AR: Law 25.326; CO: Law 1581 of 2012; PE: Law 29733; UY: Law 18.331; EC: LOPDP 2021; CR: Law 8968',
      note: UNREAD,
    },
    { match: ['MX'], regulation: 'lfpdppp', model: 'opt-out', gpc: 'opt-out', source: 'LFPDPPP 2025', note: UNREAD },

    // Asia and the Pacific.
    { match: ['CN'], regulation: 'pipl', ...OPT_IN, digitalAge: 14, source: 'PIPL 2021', note: UNREAD },
    {
      match: ['HK', 'MO', 'TW', 'SG', 'MY'],
      regulation: 'local',
      ...NOTICE,
      source: 'HK: Cap. 486; MO: Law 8/2005; TW: PDPA 2010; SG: PDPA 2012; MY: Act 709',
      note: UNREAD,
    },
    { match: ['IN'], regulation: 'it-act', ...NOTICE, source: 'IT Act 2000, section 43A', note: UNREAD },
    {
      match: ['IN'],
      regulation: 'dpdp',
      ...OPT_IN,
      digitalAge: 18,
      validFrom: '2027-05-13',
      source: 'DPDP Act 2023; DPDP Rules 2025',
    },
    { match: ['JP'], regulation: 'appi', ...NOTICE, source: 'Telecommunications Business Act, article 27-12; APPI 31' },
    {
      match: ['KR'],
      regulation: 'pipa',
      ...NOTICE,
      digitalAge: 14,
      source: 'PIPA articles 22-2 and 30(1)(7)',
      note: 'The age is not checked against the law itself.',
    },
    {
      match: ['TH', 'ID', 'VN', 'PH'],
      regulation: 'local',
      ...OPT_IN,
      source: 'TH: PDPA B.E. 2562; ID: Law 27 of 2022; VN: Law 91/2025; PH: RA 10173',
      note: UNREAD,
    },
    { match: ['AU'], regulation: 'privacy-act', ...NOTICE, sensitive: 'opt-in', source: 'Privacy Act 1988' },
    { match: ['NZ'], regulation: 'privacy-act', ...NOTICE, source: 'Privacy Act 2020', note: UNREAD },

    // Africa and the Middle East.
    {
      match: ['ZA'],
      regulation: 'popia',
      model: 'opt-out',
      gpc: 'objection',
      source: 'POPIA, Act 4 of 2013',
      note: UNREAD,
    },
    {
      match: ['NG', 'KE', 'EG'],
      regulation: 'local',
      ...OPT_IN,
      source: 'NG: NDPA 2023; KE: DPA 2019; EG: Law 151 of 2020',
      note: UNREAD,
    },
    {
      match: ['SA', 'AE', 'QA', 'BH'],
      regulation: 'pdpl',
      ...OPT_IN,
      source: 'SA: Royal Decree M/19; AE: Decree-Law 45 of 2021; QA: Law 13 of 2016; BH: Law 30 of 2018',
      note: UNREAD,
    },
    { match: ['IL'], regulation: 'ppl', ...NOTICE, source: 'PPL 5741-1981, amendment 13', note: UNREAD },
  ],
}
