/**
 * What cookie-banner lists (EasyList Cookie, AdGuard Annoyances) and tracker lists (EasyPrivacy) look for in a URL,
 * boiled down and drawn a little wider than they stand there today, so that tomorrow's line does not hit us either.
 */
const COOKIE_LISTS =
  /cookies?(accept|agree|alert|approval|ban|bar|box|check|choice|compliance|confirm|consent|control|dialog|directive|disclaimer|disclosure|hint|hinweis|info|law|layer|legal|manage|message|modal|monster|msg|note|noti|notify|optin|optout|overlay|panel|policy|popup|privacy|prompt|script|statement|terms|wall|warn|widget)|consent(banner|bar|box|cookie|dialog|drawer|manage|modal|notice|popup|tracking|ui)|(banner|bar|accept|agree|policy|popup|privacy|eu)cookies?|privacy(banner|bar|box|choices|consent|manager|modal|notice|opt|policy|popup)|gdpr|dsgvo|rgpd|rodo|cnil|lgpd|(^|\W)(cmp|tcf2?|oil|didomi|onetrust|iubenda|tarteaucitron|evidon)/

const TRACKER_LISTS =
  /^(analytics|beacon|clarity|counter|evercookie|facebookpixel|fbevents|fbpixel|fingerprint\d*|ga\d*|gatag|googleanalytics|googletag(manager)?|googletrack(er|ing)?|gtag|gtm|heatmap|hitcounter|hotjar|matomo|metrics|metrika|mixpanel|optimizely|piwik|pixel|plausible|posthog|segmentio|snowplow|stats?|tagmanager|telemetry|tiktokpixel|track(er|ing|pixel)?|umami)$/

/** Whether a list could block a file of that name, as it is or with the hash that a bundler adds. */
export function isFiltered(file: string): boolean {
  const stem = file.replace(/\.\w+$/, '').toLowerCase()
  return COOKIE_LISTS.test(stem.replaceAll(/[-_.]/g, '')) || TRACKER_LISTS.test(stem.replaceAll(/[-_.]/g, ''))
}
