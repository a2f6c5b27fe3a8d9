import { consentError, isAsked, warnOnce, type ConsentStore } from '../core/index.js'
import { prominenceProblems } from './prominenceProblems.js'

const PATIENCE = 3000

// In milliseconds. A development server may have to build the dialog first.
const SLOWEST_DIALOG = 10_000

/**
 * Looks in development at what is on the page: whether rejecting is as easy to see as accepting, which it warns about,
 * whether there is a way back to the choice, without which an error is reported, and whether something shows the
 * preferences that were opened, which it warns about. Each once.
 *
 * Returns the way to stop.
 */
export function reviewFirstLayer(store: ConsentStore): () => void {
  const said = new Set<string>()
  const timers: ReturnType<typeof setTimeout>[] = []

  let isLooked = false
  // After the frame in which it comes, and the fonts and style sheets that come with it.
  const lookLater = (): void => void timers.push(setTimeout(lookAtButtons, 500))

  const lookAtButtons = (): void => {
    const banner = document.querySelector('[data-consent-banner]')
    // Gone meanwhile, or behind the preferences: it is looked at when it comes back.
    isLooked = store.getState().surface === 'banner'
    if (!isLooked) return
    const accept = banner?.querySelector('[data-consent-action="accept-all"]')
    const [reject = null] = ['reject-all', 'close'].flatMap(
      (action) => banner?.querySelector(`[data-consent-action="${action}"]`) ?? [],
    )
    if (!banner || (!accept && reject)) return
    const problems = prominenceProblems(accept ?? banner, reject)
    if (problems.length > 0) warnOnce(said, 208, problems.join('; '))
  }
  const lookForWayBack = (): void => {
    const isAnythingAsked = store.config.decidables.some(isAsked)
    const openers = [...document.querySelectorAll('[data-consent-action="open"]')]
    const hasWayBack = openers.some(
      (opener) => !opener.closest('[data-consent-banner],[data-consent-placeholder],[data-consent-chat]'),
    )
    if (isAnythingAsked && !hasWayBack) store.inlet.fail(consentError(209))
  }

  let isAwaited = false
  const lookForPreferences = (): void => {
    const layer = document.querySelector('[data-consent-action="save"],[role="dialog"],dialog[open]')
    if (!layer && store.getState().surface === 'preferences') warnOnce(said, 211)
  }

  const look = (): void => {
    const { surface } = store.getState()
    if (surface === 'preferences' && !isAwaited) {
      isAwaited = true
      timers.push(setTimeout(lookForPreferences, SLOWEST_DIALOG))
    }
    if (isLooked || surface !== 'banner') return
    isLooked = true
    lookLater()
  }
  const stop = store.subscribe(look)
  look()
  // A page takes its time to be complete.
  timers.push(setTimeout(lookForWayBack, PATIENCE))
  return () => {
    stop()
    timers.forEach(clearTimeout)
  }
}
