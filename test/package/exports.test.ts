import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { doors } from '../doors.ts'

const CORE = words(`
  audienceRule canonicalJson categoryFacts choiceOfRecord ConsentError consentError
  contentSecurityPolicy createConsentStore createEmitter createRecord createRights createStoreShell
  defineConsent defineService diffPermissions doNotTrack evaluate exemption explain firstLayerTexts formatDirectives
  formatMessage formatPlural fromC15t fromCookiebot fromCookieYes fromKlaro fromOneTrust fromReactCookieConsent
  fromStorage fromVanillaCookieConsent headScript isAsked isGranted isOptOutState isSame JURISDICTIONS lifetimeSeconds
  MAX_RECORD_BYTES MODELS newVersions NO_SIGNALS noticeHash noticeTexts objectionsOf optOutOf
  ownItems parseRecord permits preferencesTexts PROMPT_REASONS promptFor readConsent readCookies readPlace readSignals
  readSimulation RECORD_ACTIONS RECORD_ACTORS RECORD_SCHEMA RECORD_STATES resolveJurisdiction ruleFor sdkVersion setAudience
  signalEffect strictestModel toKantaraReceipt toReceipt UNKNOWN_JURISDICTION warnOnce watchOptOut
`)

const REACT = words(`
  ConsentGate ConsentPixel ConsentProvider ConsentScript useCategories useCategory useConsent useConsentActions
  useConsentStore useDetails useExplanation useGatedStorage useGranted useMessages useNonce useOnConsentChange
  useService useRights
`)

const BROWSER = words(`
  browserEffects createConsent createGatedStorage gatedStorage guardedCall loadOnUse loadScript localChoiceStorage
  markup memoryChoiceStorage
`)

const SERVICES = words(`
  crisp facebook firstParty googleAds googleAdvancedMode googleAnalytics googleMaps googleTagManager googleTagServer hotjar hubspot instagram intercom
  linkedin linkedinInsight mailchimp matomo matomoCookieless matomoHeld metaPixel microsoftClarity microsoftUet netopia paypal paypalMessages
  plausible posthog recaptcha segment sentryReplay spotify stripe tawk tidio tiktok tiktokPixel turnstile vimeo x xPixel
  youtube zendesk zohoPageSense zohoSalesIq
`)

const UI = words(`
  Banner.AcceptAll Banner.Acknowledge Banner.Actions ModalBanner Banner.Close Banner.Description Banner.OpenPreferences Banner.RejectAll
  Banner.Root Banner.Title ConsentBanner PreferencesDialog PreferencesTrigger PrivacyLink ReloadNotice
`)

const PREFERENCES = words(`
  WithdrawalSummary Categories.Description Categories.Details Categories.Item Categories.Label Categories.List Categories.Status
  Categories.Switch Categories.Thumb ConsentPreferences CookieTable Preferences.AcceptAll Preferences.Close
  Preferences.Content Preferences.Description Preferences.Overlay Preferences.Portal Preferences.RejectAll
  Preferences.Root Preferences.Save Preferences.Title Preferences.Trigger PreferencesLayer Services.Facts
  Services.Item Services.Label Services.List Services.Switch Services.Thumb
`)

const EMBEDS = words(`
  FacebookPage FacebookPost FacebookVideo Frame GoogleMap InstagramPost LinkedInPost LiveChat MailchimpForm
  MessengerLink PaymentRedirectNotice
  ShareLink Spotify TelegramLink TikTokVideo Vimeo WhatsAppLink XPost
  Placeholder.AllowAlways Placeholder.AllowOnce Placeholder.AllowSession Placeholder.OpenPreferences
  Placeholder.Poster Placeholder.Root Placeholder.Text Placeholder.Title Placeholder.VisitLink YouTube
`)

const TESTING = words(
  `ConsentTestProvider assertEqualProminence createFakeRemote createTestConsent seedConsent watchThirdParties`,
)

const POLICY = words(`
  AccountNotice AgreementCheckbox CookiePolicy OptOutLink OptOutStatus PolicyNotice PrivacyCenter agreementTexts describePolicy
  loadPolicyTexts onAgreement renderPolicy useAgreement
`)

const SERVER = words(`
  PROBLEMS createConsentApi embeddedStorage hashAccount memoryStorage openApi postgresStorage queryOf readSubject signLinkToken
  testRecordStorage toNodeListener
`)

/** Every value that an app can import. A name that comes or goes is a decision; it is made here as well. */
const EXPORTS: Record<string, readonly string[]> = {
  fluxconsent: [...CORE, ...REACT],
  'fluxconsent/core': CORE,
  'fluxconsent/services': SERVICES,
  'fluxconsent/browser': BROWSER,
  'fluxconsent/ui': UI,
  'fluxconsent/preferences': PREFERENCES,
  'fluxconsent/embeds': EMBEDS,
  'fluxconsent/testing': TESTING,
  'fluxconsent/devtools': words('ConsentDevtools'),
  'fluxconsent/policy': POLICY,
  'fluxconsent/remote': words('consentMutations consentQueries remoteConsent useConsentSync'),
  'fluxconsent/server': SERVER,
  'fluxconsent/page.js': [...BROWSER, ...CORE],
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** What the door exports in Node, the parts of a namespace one by one. */
function exportsOf(door: string, ...flags: readonly string[]): readonly string[] {
  const script = `
    const names = (module) => Object.entries(module).flatMap(([name, value]) =>
      value?.[Symbol.toStringTag] === 'Module' ? names(value).map((part) => name + '.' + part) : name)
    console.log(JSON.stringify(names(await import('${door}'))))`
  const output = execFileSync('node', [...flags, '--input-type=module', '-e', script], {
    cwd: inject('packed'),
    encoding: 'utf8',
  })
  const names: readonly string[] = JSON.parse(output)
  return names.toSorted()
}

describe('the package', () => {
  const code = doors().filter(({ specifier }) => !specifier.endsWith('.css'))

  test('has the doors that are listed here', () => {
    expect(
      code
        .map(({ specifier }) => specifier)
        .filter((specifier) => !specifier.includes('*'))
        .toSorted(),
    ).toEqual(Object.keys(EXPORTS).toSorted())
  })

  test.each(Object.entries(EXPORTS))('exports from %s what is listed here', (door, names) => {
    expect(exportsOf(door)).toEqual(names.toSorted())
  })

  test('holds each file that its exports map names, with its types', () => {
    const missing = code
      .filter(({ file }) => !file.includes('*'))
      .flatMap(({ file }) => [file, file.replace(/\.js$/, '.d.ts')])
      .filter((file) => !existsSync(join(inject('packed'), file)))
    expect(missing).toEqual([])
  })

  test.each(['', '/ui', '/preferences', '/embeds', '/policy'])(
    'calls the components of fluxconsent%s by their own names in the tools and errors of React',
    (door) => {
      const script = `
        const inner = (module) => Object.entries(module).flatMap(([name, value]) =>
          value?.[Symbol.toStringTag] === 'Module' ? inner(value) : value?.render ? [value.render.name] : [])
        console.log(JSON.stringify(inner(await import('fluxconsent${door}'))))`
      const called: readonly string[] = JSON.parse(
        execFileSync('node', ['--input-type=module', '-e', script], { cwd: inject('packed'), encoding: 'utf8' }),
      )
      expect(called.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([])
    },
  )

  test('exports one language from each locale', () => {
    const languages = readdirSync(join(inject('packed'), 'dist/locales'))
    expect(languages).toContain('en')
    for (const language of languages) expect(exportsOf(`fluxconsent/locales/${language}`)).toHaveLength(1)
  })
})

describe('under the react-server condition', () => {
  test.each(['core', 'services', 'browser', 'server', 'locales/en'])(
    'R59 %s is the same and needs no React',
    (door) => {
      const name = `fluxconsent/${door}`
      expect(exportsOf(name, '--conditions=react-server')).toEqual(exportsOf(name))
    },
  )
})
