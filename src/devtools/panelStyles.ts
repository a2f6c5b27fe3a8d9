// The colours of the system: readable in the dark, and where somebody forces colours.
const STYLES = `
details { position: fixed; inset: auto auto 0 0; z-index: 2147483647; max-inline-size: min(100vw, 44rem); max-block-size: 80vh;
  overflow: auto; color-scheme: light dark; color: CanvasText; background: Canvas; border: 1px solid GrayText;
  font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
summary, section { padding: 6px 12px; }
summary { min-block-size: 24px; font-weight: 700; cursor: pointer; }
:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
h2 { margin: 0; font-size: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 12px; margin: 0; }
dd { margin: 0; }
table { border-collapse: collapse; }
th, td { padding: 0 12px 0 0; text-align: start; vertical-align: top; }
button { font: inherit; min-block-size: 24px; }
ol { margin: 0; padding-inline-start: 24px; }
`

/** The styles of the panel, as a sheet that a strict policy for styles lets pass. */
export function panelStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  return sheet
}
