import type { PolicyBrowser } from '../core/index.js'
import { linkTo } from './linkTo.js'
import type { PolicyLink, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { serviceLabel } from './serviceLabel.js'
import { paragraph, section } from './writeText.js'

/** Names and help pages; both are the makers' own. */
const BROWSERS: { readonly [Browser in PolicyBrowser]: { readonly name: string; readonly url: string } } = {
  chrome: { name: 'Google Chrome', url: 'https://support.google.com/chrome/answer/95647' },
  firefox: {
    name: 'Mozilla Firefox',
    url: 'https://support.mozilla.org/kb/clear-cookies-and-site-data-firefox',
  },
  safari: { name: 'Safari', url: 'https://support.apple.com/guide/safari/sfri11471/mac' },
  edge: {
    name: 'Microsoft Edge',
    url: 'https://support.microsoft.com/microsoft-edge/63947406-40ac-c3b8-57b9-2a946a29ae09',
  },
  ios: { name: 'iOS, iPadOS', url: 'https://support.apple.com/105082' },
  android: { name: 'Android', url: 'https://support.google.com/chrome/answer/95647?co=GENIE.Platform%3DAndroid' },
}

const ORDER: readonly PolicyBrowser[] = ['chrome', 'firefox', 'safari', 'edge', 'ios', 'android']

/** How to do it in the browser itself, whichever that is: what is printed or cached serves everybody. */
export function describeBrowsers({ texts: { policy } }: PolicySource): readonly PolicySection[] {
  const { intro, warning, steps } = policy.browsers
  return section(
    'policy-browsers',
    policy.sections.browsers,
    [paragraph(intro, warning)],
    ORDER.flatMap((browser) =>
      section(`policy-browsers-${browser}`, BROWSERS[browser].name, [
        {
          kind: 'list',
          ordered: true,
          items: steps[browser].map((step, index) => ({ key: String(index), text: [step] })),
        },
        paragraph([helpOf(browser)]),
      ]),
    ),
  )
}

/** The pages and tools that keep a service away everywhere. */
export function describeTools({ config, texts }: PolicySource): readonly PolicySection[] {
  const pages = config.services.flatMap((service) =>
    service.provider === 'controller' || !service.provider.optOutUrl
      ? []
      : { key: service.id, text: [linkTo(serviceLabel(service, texts), service.provider.optOutUrl)] },
  )
  const tools = config.policy.tools?.map(({ name, url }) => ({ key: name, text: [linkTo(name, url)] })) ?? []
  const items = [...pages, ...tools]
  if (items.length === 0) return []
  return section('policy-tools', texts.policy.sections.tools, [
    paragraph(texts.policy.tools),
    { kind: 'list', ordered: false, items },
  ])
}

/** The name of a link has to be unique on the page, so it names the browser. */
function helpOf(browser: PolicyBrowser): string | PolicyLink {
  const { name, url } = BROWSERS[browser]
  return linkTo(`${name}: ${new URL(url).host}`, url)
}
