import type { Page } from 'playwright'

/**
 * Writes down, from before the first paint on, in which frames of a page the banner could be seen. Returns how to read
 * how many frames there were, and how many of them showed it.
 */
export async function recordFrames(page: Page): Promise<() => Promise<{ frames: number; withBanner: number }>> {
  await page.addInitScript(() => {
    const seen = { frames: 0, withBanner: 0 }
    Object.assign(window, { seen })
    const look = (): void => {
      seen.frames += 1
      const banner = document.querySelector('[data-consent-banner]')
      if (banner?.checkVisibility()) seen.withBanner += 1
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return () => page.evaluate(() => Reflect.get(window, 'seen'))
}
