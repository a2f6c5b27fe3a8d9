import { onTestFinished } from 'vitest'

/** What Tailwind and others do before anything else, in a layer that comes before ours. */
export const PREFLIGHT: string = `
@layer base, fluxconsent;
@layer base {
  *, ::before, ::after, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
  h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }
  a { color: inherit; text-decoration: inherit; }
  ol, ul, menu { list-style: none; }
  img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
  button, input, select, textarea { font: inherit; color: inherit; background-color: transparent; border-radius: 0; }
}`

/** An app's own styles, which come before everything else on the page. */
export function applyStyles(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.prepend(style)
  onTestFinished(() => style.remove())
}
