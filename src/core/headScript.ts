import type { ConsentConfig } from './ConsentConfig.js'

/** What the head script does beside hiding the banner. */
export interface HeadScriptOptions {
  /**
   * Sets Google's consent default before any tag: everything denied until the choice is applied.
   * @default false
   */
  readonly googleDefault?: boolean
}

/**
 * The body of an inline script for the head: hides a server-rendered banner from people who have already answered,
 * before the first paint, so that it never flashes on static pages.
 *
 * It adopts a style sheet instead of marking `<html>`, which would be a hydration error. The sheet hides a banner that
 * is still `loading` only: once the provider has read the choice, the store decides. Give the script element the
 * page's nonce.
 *
 * @example
 * <script nonce={nonce} dangerouslySetInnerHTML={{ __html: headScript(consent) }} />
 */
export function headScript(config: ConsentConfig, options: HeadScriptOptions = {}): string {
  const { name } = config.cookie
  const version = config.policy.material === false ? '' : `${config.policy.version}~`
  // The server's copy counts as well: some browsers drop what scripts wrote after a week.
  // A rough look is enough: it only hides. A choice behind a newer question shows the banner after hydration.
  const hide = `try{if(document.cookie.split(/;\\s*/).some(function(c){return(c.indexOf(${quote(`${name}=1`)})==0||c.indexOf(${quote(`${name}_s=1`)})==0)&&/[()]/.test(c)&&c.indexOf(${quote(version)})>=0})){var s=new CSSStyleSheet;s.replaceSync("[data-consent-banner][data-state=loading]{display:none}");document.adoptedStyleSheets=document.adoptedStyleSheets.concat(s)}}catch(e){}`
  return options.googleDefault ? `${hide}${GOOGLE_DEFAULT}` : hide
}

const GOOGLE_KEYS =
  'ad_storage,ad_user_data,ad_personalization,analytics_storage,functionality_storage,personalization_storage'

// Google's tags read `arguments` objects only, so the shim has to be a plain function.
const GOOGLE_DEFAULT = `;(function(w,d){w.dataLayer=w.dataLayer||[];function g(){w.dataLayer.push(arguments)}"${GOOGLE_KEYS}".split(",").forEach(function(k){d[k]="denied"});g("consent","default",d)})(self,{security_storage:"granted",wait_for_update:500})`

/** A string literal that cannot end the script element it stands in. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}
