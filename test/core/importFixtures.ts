/**
 * What other tools really wrote: recorded in Chromium on 2026-11-22 with the packages that are named, after the act
 * that is named. OneTrust, Cookiebot and the hosted CookieYes come as scripts of their vendors' servers: theirs were
 * collected from public bug reports and scrapers, with the ids of people replaced.
 */
const ID = '00000000-0000-4000-8000-000000000000'

/** A `Cookie` header, and the local storage beside it. */
export interface Fixture {
  readonly cookie: string
  readonly local?: Readonly<Record<string, string>>
}

const oneTrust = (groups: string, more = ''): string =>
  `OptanonConsent=isGpcEnabled=0&datestamp=Mon+Mar+09+2026+18%3A27%3A41+GMT%2B0000+(Western+European+Standard+Time)&version=202601.1.0&browserGpcFlag=0&isIABGlobal=false&hosts=&consentId=${ID}&interactionCount=1&isAnonUser=1&landingPath=NotLandingPage&groups=${groups}&intType=1${more}&AwaitingReconsent=false`

const boxClosed = 'OptanonAlertBoxClosed=2026-02-10T13:39:49.240Z'

/** OneTrust 202601. */
export const ONE_TRUST = {
  accepted: {
    cookie: `${oneTrust('C0001%3A1%2CC0002%3A1%2CC0003%3A1%2CC0004%3A1', '&geolocation=PT%3B03')}; ${boxClosed}`,
  },
  rejected: { cookie: `${boxClosed}; ${oneTrust('C0001%3A1%2CC0002%3A0%2CC0003%3A0%2CC0004%3A0')}` },
  some: {
    cookie: `a=b; ${boxClosed}; ${oneTrust('C0001%3A1%2CC0003%3A1%2CC0002%3A1%2CC0004%3A0', '&geolocation=IN%3BKL')}`,
  },
  /** The defaults of an opt-out place, before any act. */
  untouched: { cookie: oneTrust('C0001%3A1%2CC0002%3A1%2CC0003%3A1%2CC0004%3A1', '&geolocation=US%3BNY') },
  /** The box was closed where everything is on by default. */
  closedInCalifornia: {
    cookie: `${boxClosed}; ${oneTrust('C0001%3A1%2CC0002%3A1%2CC0003%3A1%2CC0004%3A1', '&geolocation=US%3BCA')}`,
  },
  waiting: {
    cookie: `${boxClosed}; ${oneTrust('C0001%3A1%2CC0002%3A1%2CC0003%3A0%2CC0004%3A1').replace('AwaitingReconsent=false', 'AwaitingReconsent=true')}`,
  },
  /** Version 6.12 wrote colons and commas as they are. */
  old: {
    cookie: `OptanonAlertBoxClosed=2026-02-10T17:45:51.511Z; OptanonConsent=isIABGlobal=false&datestamp=Sun+Feb+15+2026+02:45:52+GMT+0900+(Japan+Standard+Time)&version=6.12.0&hosts=&consentId=${ID}&interactionCount=1&landingPath=NotLandingPage&groups=C0004:1,C0002:1,C0003:1,C0001:1&AwaitingReconsent=false`,
  },
} satisfies Record<string, Fixture>

const cookiebot = (rest: string): string =>
  `CookieConsent={stamp:%27G+6rYDfrzwrZItFRfHCbe8iQIFLhMDCgjBS+/Oq/gZe0Lovh65ODgg==%27%2Cnecessary:true%2C${rest}}`

/** Cookiebot, `ver:1` and `ver:2`. */
export const COOKIEBOT = {
  accepted: {
    cookie: cookiebot(
      'preferences:true%2Cstatistics:true%2Cmarketing:true%2Cmethod:%27explicit%27%2Cver:2%2Cutc:1770730789240%2Cregion:%27nz%27',
    ),
  },
  rejected: {
    cookie: cookiebot(
      'preferences:false%2Cstatistics:false%2Cmarketing:false%2Cmethod:%27explicit%27%2Cver:1%2Cutc:1770730789240%2Cregion:%27de%27',
    ),
  },
  some: {
    cookie: cookiebot(
      'preferences:false%2Cstatistics:true%2Cmarketing:false%2Cmethod:%27explicit%27%2Cver:1%2Cutc:1770730789240%2Cregion:%27us-06%27',
    ),
  },
  implied: {
    cookie: `CookieConsent={stamp:%27-1%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true%2Cmethod:%27implied%27%2Cver:1%2Cutc:1770730789240%2Cregion:%27CN%27}`,
  },
  /** Of 2022, without a method. */
  old: {
    cookie: cookiebot(
      'preferences:true%2Cstatistics:false%2Cmarketing:false%2Cver:1%2Cutc:1770730789240%2Cregion:%27cz%27',
    ),
  },
} satisfies Record<string, Fixture>

/** @cookieyes/core 0.7.0, and the hosted script. */
export const COOKIE_YES = {
  accepted: {
    cookie: `cookieyes-consent=consentid%3A410G7UYw45kY-b6hPHuyxBbHD5Jre0f-6z4ssiR5BVg%2Cconsent%3Ayes%2Caction%3Ayes%2Ctax%3A2fbx48%2Cnecessary%3Ayes%2Cfunctional%3Ayes%2Canalytics%3Ayes%2Cperformance%3Ayes%2Cadvertisement%3Ayes%2ClastRenewedDate%3A1795375955360`,
  },
  rejected: {
    cookie: `cookieyes-consent=consentid%3Abv6oODO20W_-XV2dnn1qU09MZiu8zFK3bYJm_QO9duc%2Cconsent%3Ayes%2Caction%3Ayes%2Ctax%3A2fbx48%2Cnecessary%3Ayes%2Cfunctional%3Ano%2Canalytics%3Ano%2Cperformance%3Ano%2Cadvertisement%3Ano%2ClastRenewedDate%3A1795375956426`,
  },
  some: {
    cookie: `cookieyes-consent=consentid%3AwYRuext29Q3WQbn9LyrWVxF_sO3gCVpGEyjifvLWFus%2Cconsent%3Ayes%2Caction%3Ayes%2Ctax%3A2fbx48%2Cnecessary%3Ayes%2Cfunctional%3Ano%2Canalytics%3Ayes%2Cperformance%3Ano%2Cadvertisement%3Ayes%2ClastRenewedDate%3A1795375957487`,
  },
  /** An opt-out place, before any act. */
  untouched: {
    cookie: `cookieyes-consent=consentid%3Ayy_fdR85QRDqaZgr0lkp19VO2ymNxDSI1MfsUrPj0fQ%2Cconsent%3Ano%2Caction%3Ano%2Ctax%3A2fbx48%2Cnecessary%3Ayes%2Cfunctional%3Ayes%2Canalytics%3Ayes%2Cperformance%3Ayes%2Cadvertisement%3Ayes%2ClastRenewedDate%3A1795375958536`,
  },
  hosted: {
    cookie: `cookieyes-consent=consentid:VGVzdFRlc3RUZXN0VGVzdFRlc3RUZXN0VGVzdA,consent:yes,action:yes,necessary:yes,functional:yes,analytics:yes,performance:yes,advertisement:no,other:yes`,
  },
  hostedUntouched: {
    cookie: `cookieyes-consent=consentid:VGVzdFRlc3RUZXN0VGVzdFRlc3RUZXN0VGVzdA,consent:no,action:,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no,other:no`,
  },
  hostedDoubtful: {
    cookie: `cookieyes-consent=consentid:VGVzdFRlc3RUZXN0VGVzdFRlc3RUZXN0VGVzdA,consent:no,action:yes,necessary:yes,functional:yes,analytics:yes,advertisement:no`,
  },
} satisfies Record<string, Fixture>

/** vanilla-cookieconsent 3.1.0 with the services `ga` and `hotjar` under `analytics`, and 2.9.2 without services. */
export const VANILLA = {
  accepted: {
    cookie: `cc_cookie=%7B%22categories%22%3A%5B%22necessary%22%2C%22functionality%22%2C%22analytics%22%2C%22ads%22%5D%2C%22revision%22%3A0%2C%22data%22%3Anull%2C%22consentTimestamp%22%3A%222026-11-22T19%3A32%3A27.797Z%22%2C%22consentId%22%3A%225edf3303-e1c3-4fe8-aee7-814937fab1ed%22%2C%22services%22%3A%7B%22necessary%22%3A%5B%5D%2C%22functionality%22%3A%5B%5D%2C%22analytics%22%3A%5B%22ga%22%2C%22hotjar%22%5D%2C%22ads%22%3A%5B%5D%7D%2C%22languageCode%22%3A%22en%22%2C%22lastConsentTimestamp%22%3A%222026-11-22T19%3A32%3A27.797Z%22%2C%22expirationTime%22%3A1811100747797%7D`,
  },
  rejected: {
    cookie: `cc_cookie=%7B%22categories%22%3A%5B%22necessary%22%5D%2C%22revision%22%3A0%2C%22data%22%3Anull%2C%22consentTimestamp%22%3A%222026-11-22T19%3A32%3A28.865Z%22%2C%22consentId%22%3A%2275dd9f36-76d8-4857-baca-db8b4087353a%22%2C%22services%22%3A%7B%22necessary%22%3A%5B%5D%2C%22functionality%22%3A%5B%5D%2C%22analytics%22%3A%5B%5D%2C%22ads%22%3A%5B%5D%7D%2C%22languageCode%22%3A%22en%22%2C%22lastConsentTimestamp%22%3A%222026-11-22T19%3A32%3A28.865Z%22%2C%22expirationTime%22%3A1811100748865%7D`,
  },
  /** `ga` alone was accepted. */
  some: {
    cookie: `cc_cookie=%7B%22categories%22%3A%5B%22analytics%22%2C%22necessary%22%5D%2C%22revision%22%3A0%2C%22data%22%3Anull%2C%22consentTimestamp%22%3A%222026-11-22T19%3A32%3A29.902Z%22%2C%22consentId%22%3A%2270c43de9-60e6-4996-94f2-426e7b8df2f3%22%2C%22services%22%3A%7B%22necessary%22%3A%5B%5D%2C%22functionality%22%3A%5B%5D%2C%22analytics%22%3A%5B%22ga%22%5D%2C%22ads%22%3A%5B%5D%7D%2C%22languageCode%22%3A%22en%22%2C%22lastConsentTimestamp%22%3A%222026-11-22T19%3A32%3A29.904Z%22%2C%22expirationTime%22%3A1811100749904%7D`,
  },
  local: {
    cookie: '',
    local: {
      cc_cookie: `{"categories":["analytics","necessary"],"revision":0,"data":null,"consentTimestamp":"2026-11-22T19:32:31.007Z","consentId":"80b6b36d-3df2-464b-9f11-e6fe14d1d36f","services":{"necessary":[],"functionality":[],"analytics":["ga","hotjar"],"ads":[]},"languageCode":"en","lastConsentTimestamp":"2026-11-22T19:32:31.007Z","expirationTime":1811100751007}`,
    },
  },
  secondAccepted: {
    cookie: `cc_cookie={"categories":["necessary","analytics","ads"],"level":["necessary","analytics","ads"],"revision":0,"data":null,"rfc_cookie":false,"consent_date":"2026-11-22T19:32:32.114Z","consent_uuid":"e1a8d59f-68a7-438e-a435-cd09d9f408ac","last_consent_update":"2026-11-22T19:32:32.114Z"}`,
  },
  secondRejected: {
    cookie: `cc_cookie={"categories":["necessary"],"level":["necessary"],"revision":0,"data":null,"rfc_cookie":false,"consent_date":"2026-11-22T19:32:33.239Z","consent_uuid":"ea39fc6b-004b-42af-b723-906c1971e38d","last_consent_update":"2026-11-22T19:32:33.239Z"}`,
  },
} satisfies Record<string, Fixture>

/** klaro 0.7.22. */
export const KLARO = {
  accepted: { cookie: 'klaro=%7B%22session%22%3Atrue%2C%22matomo%22%3Atrue%2C%22youtube%22%3Atrue%7D' },
  rejected: { cookie: 'klaro=%7B%22session%22%3Atrue%2C%22matomo%22%3Afalse%2C%22youtube%22%3Afalse%7D' },
  some: { cookie: 'klaro=%7B%22session%22%3Atrue%2C%22matomo%22%3Atrue%2C%22youtube%22%3Afalse%7D' },
  local: { cookie: '', local: { klaro: '%7B%22session%22%3Atrue%2C%22matomo%22%3Atrue%2C%22youtube%22%3Afalse%7D' } },
} satisfies Record<string, Fixture>

/** react-cookie-consent 10.0.2. */
export const REACT_COOKIE_CONSENT = {
  accepted: { cookie: 'CookieConsent=true' },
  rejected: { cookie: 'CookieConsent=false' },
  legacy: { cookie: 'CookieConsent-legacy=true' },
} satisfies Record<string, Fixture>

/** c15t 2.2.1. */
export const C15T = {
  accepted: {
    cookie: `c15t=c.necessary:1,c.functionality:1,c.measurement:1,c.experience:1,c.marketing:1,i.t:1795375967066,i.sid:sub_111D6zPzNFe8SnjJmfaRqz3UVg,i.mpf:530a2fff503ff19aa2e968a39e567ff6f28417d940c760554afd26865862a956`,
  },
  rejected: {
    cookie: `c15t=c.necessary:1,i.t:1795375968515,i.sid:sub_111D6zQ2SwrPnp4odPi8Nk69zT,i.mpf:530a2fff503ff19aa2e968a39e567ff6f28417d940c760554afd26865862a956`,
  },
  some: {
    cookie: `c15t=c.necessary:1,c.measurement:1,i.t:1795375969954,i.sid:sub_111D6zQ4WqH3A7HbWE1dJERS6N,i.mpf:530a2fff503ff19aa2e968a39e567ff6f28417d940c760554afd26865862a956`,
  },
  local: {
    cookie: '',
    local: {
      c15t: `{"consents":{"necessary":true,"functionality":false,"measurement":true,"experience":false,"marketing":false},"consentInfo":{"time":1795375969954,"subjectId":"sub_111D6zQ4WqH3A7HbWE1dJERS6N","materialPolicyFingerprint":"530a2fff503ff19aa2e968a39e567ff6f28417d940c760554afd26865862a956"}}`,
    },
  },
} satisfies Record<string, Fixture>
