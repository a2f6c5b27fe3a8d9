import { atRest } from './atRest.js'

type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** How much smaller than the other a button may be, as a share of its area. */
const AREA = 0.9
/** The least contrast of text (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5
/** How much contrast a button may lose against the other, as a share. */
const CONTRAST_SHARE = 0.8

/**
 * Why rejecting is not as easy to see as accepting; empty when it is.
 *
 * Measures what the browser shows while nobody points at a button: area, weight and contrast. Parents that are
 * see-through are looked through; pictures and gradients behind the text are not judged.
 */
export function prominenceProblems(accept: Element, reject: Element | null): readonly string[] {
  const no = reject && atRest(reject, lookOf)
  if (!no || no.area === 0) return ['there is no visible way to reject beside the one to accept']
  const yes = atRest(accept, lookOf)
  const problems: string[] = []
  const share = no.area / yes.area
  if (share < AREA) problems.push(`reject has ${Math.round(share * 100)} % of the area of accept`)
  if (no.weight < yes.weight)
    problems.push(`the text of reject has the weight ${no.weight}, that of accept ${yes.weight}`)
  const contrast = no.contrast.toFixed(1)
  if (no.contrast < CONTRAST) problems.push(`the contrast of reject is ${contrast}:1, less than ${CONTRAST}:1`)
  else if (no.contrast < yes.contrast * CONTRAST_SHARE)
    problems.push(`the contrast of reject is ${contrast}:1, that of accept ${yes.contrast.toFixed(1)}:1`)
  return problems
}

interface Look {
  readonly area: number
  readonly weight: number
  readonly contrast: number
}

function lookOf(element: Element): Look {
  const { width, height } = element.getBoundingClientRect()
  const weight = Number(getComputedStyle(element).fontWeight)
  return { area: width * height, weight, contrast: contrastOf(element) }
}

/** The contrast of an element's text with what stands behind it, as WCAG counts it. */
function contrastOf(element: Element): number {
  const [light = 0, dark = 0] = [
    luminance(coloured(getComputedStyle(element).color)),
    luminance(groundOf(element)),
  ].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function groundOf(element: Element | null): Colour {
  if (!element) return [255, 255, 255, 1]
  const colour = coloured(getComputedStyle(element).backgroundColor)
  if (colour[3] === 1) return colour
  const [red, green, blue] = groundOf(element.parentElement)
  const over = (front: number, back: number): number => front * colour[3] + back * (1 - colour[3])
  return [over(colour[0], red), over(colour[1], green), over(colour[2], blue), 1]
}

/** The channels of any colour that CSS knows, as the browser would paint them. */
function coloured(text: string): Colour {
  const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)
  // What is mixed, as in the theme, is told in shares of one.
  const whole = text.startsWith('color(srgb ') ? 255 : 1
  if (whole > 1 || text.startsWith('rgb')) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers
    return [red * whole, green * whole, blue * whole, alpha]
  }
  // Not the graphics card's: a busy one hands out empty pictures.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!canvas) return [0, 0, 0, 1]
  canvas.fillStyle = text
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number): number => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
