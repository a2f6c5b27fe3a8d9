import axe from 'axe-core'
import { afterEach } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { contrastOf } from '../ui/contrastOf.ts'
import { settleAnimations } from '../ui/settleAnimations.ts'

const root = document.documentElement

/** How people look at a page. A story is written for one of them, and has to be right in all. */
const LOOKS: Readonly<Record<string, () => unknown>> = {
  'in the light': () => root.setAttribute('data-scheme', 'light'),
  'in the dark': () => root.setAttribute('data-scheme', 'dark'),
  'from right to left': () => {
    for (const each of document.querySelectorAll('[dir]')) each.setAttribute('dir', 'rtl')
  },
  'at 320 px': () => page.viewport(320, 568),
  'with text of twice the size': async () => {
    await page.viewport(1024, 768)
    await setTextSize(32)
  },
}

async function setTextSize(standard: number): Promise<void> {
  await cdp().send('Page.setFontSizes', { fontSizes: { standard } })
}

async function problems(look: string): Promise<readonly string[]> {
  // A story is a part of a page: whether a whole page has its landmarks is asked elsewhere.
  const { violations, incomplete } = await axe.run({ rules: { region: { enabled: false } } })
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  // Axe does not judge text on a gradient. Ours are lines at the edge of one colour.
  const pale = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'bgGradient')))
    .flatMap(({ target }) => [...document.querySelectorAll(String(target[0]))])
    .filter((element) => contrastOf(element) < 4.5)
    .map((element) => `color-contrast: ${element.outerHTML}`)
  const wide = root.scrollWidth > innerWidth ? [`scrolls sideways, ${root.scrollWidth} of ${innerWidth} px`] : []
  return [...broken, ...pale, ...wide].map((problem) => `${look}, ${problem}`)
}

// The state that a story leaves is looked at: its play function has shown what it is about.
afterEach(async ({ task }) => {
  const { innerWidth: width, innerHeight: height } = window
  const scheme = root.dataset['scheme'] ?? 'light'
  const directions = [...document.querySelectorAll('[dir]')].map((each) => [each, each.getAttribute('dir')] as const)
  const found: string[] = []
  for (const [look, wear] of Object.entries(LOOKS)) {
    await wear()
    // A colour that still changes is no colour.
    await settleAnimations()
    found.push(...(await problems(look)))
    root.dataset['scheme'] = scheme
    for (const [each, dir] of directions) each.setAttribute('dir', dir ?? 'ltr')
    await setTextSize(16)
    await page.viewport(width, height)
  }
  delete root.dataset['scheme']
  if (found.length > 0) throw new Error(`R73 ${task.name}:\n${found.join('\n')}`)
})
