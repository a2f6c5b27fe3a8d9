// The drawing in front keeps the place; placeholder and content lie on it. Almost without weight and in the layer of the
// theme, so that the rules of the theme and of the app win. On a picture the theme's buttons need a ground.
const RULES = `@layer fluxconsent{
:where([data-consent-placeholder]){position:relative;isolation:isolate;background-color:Canvas}
:where([data-consent-placeholder]>img){position:absolute;inset:0;z-index:-1;width:100%;height:100%;object-fit:cover}
[data-consent-placeholder]>img~*{background-color:inherit}
:where([data-consent-embed]){position:relative}
:where([data-consent-embed]>:not(svg)){position:absolute;inset:0;box-sizing:border-box;width:100%;height:100%;border:0;overflow:auto}
}`

/**
 * Adopts the few rules that keep the place of an embed the same before and after. Returns the way to drop them.
 *
 * An adopted sheet needs no nonce under a strict policy, and nothing is written into the markup. A page that knows none,
 * such as that of a test in jsdom, goes without.
 */
export function adoptEmbedStyles(): () => void {
  if (!('adoptedStyleSheets' in document)) return () => undefined
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(RULES)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}
