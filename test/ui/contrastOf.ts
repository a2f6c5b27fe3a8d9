type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** The contrast of an element's text with what stands behind it, as WCAG counts it. */
export function contrastOf(element: Element): number {
  const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(backgroundOf(element))].sort(
    (a, b) => b - a,
  )
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function backgroundOf(element: Element | null): Colour {
  if (!element) return [255, 255, 255, 1]
  const colour = parse(getComputedStyle(element).backgroundColor)
  return colour[3] === 1 ? colour : backgroundOf(element.parentElement)
}

function parse(text: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
  // A mixed colour is told in shares: `color(srgb 0.1 0.2 0.3)`.
  const whole = text.startsWith('color') ? 255 : 1
  return [red * whole, green * whole, blue * whole, alpha]
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}
