import axe from 'axe-core'
import { afterEach, beforeAll } from 'vitest'
import { cdp, commands, page } from 'vitest/browser'
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

/** What people have set their system to, and what a story has to be by its computed styles then. */
const SETTINGS: Readonly<Record<string, readonly [feature: string, value: string, look: () => readonly string[]]>> = {
  'in forced colours': ['forced-colors', 'active', () => [...withoutEdge(), ...paleControls()]],
  'with reduced motion': ['prefers-reduced-motion', 'reduce', inMotion],
}

/** What is seen of the package: its parts, and everything in them. */
function seenParts(): readonly Element[] {
  const marked = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('data-consent')),
  )
  const all = new Set(marked.flatMap((element) => [element, ...element.querySelectorAll('*')]))
  return [...all].filter((element) => element.checkVisibility())
}

/** Controls that only their colours show, which are gone: without a border, and without a line below their text. */
function withoutEdge(): readonly string[] {
  return seenParts()
    .filter((element) => element.matches('button, a'))
    .filter((element) => {
      const hasBorder = [null, '::before'].some((part) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element, part)
        return borderTopStyle !== 'none' && borderTopWidth !== '0px'
      })
      return !hasBorder && getComputedStyle(element).textDecorationLine === 'none'
    })
    .map((element) => `no edge: ${element.outerHTML}`)
}

/** Controls whose text stands on its own colour: a system colour of ours stays what it is, a mixed one does not. */
function paleControls(): readonly string[] {
  return seenParts()
    .filter((element) => element.matches('button, a') && element.textContent.trim() !== '')
    .filter((element) => contrastOf(element) < 4.5)
    .map((element) => `pale: ${element.outerHTML}`)
}

/** Text that cannot be read on a page of a colour of its own: where ours stands on no ground of ours, it is the page's. */
async function paleOnOwnPage(): Promise<readonly string[]> {
  root.dataset['scheme'] = 'own'
  await settleAnimations()
  return seenParts()
    .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
    .filter((element) => !element.matches('[aria-disabled] *, :disabled *') && contrastOf(element) < 4.5)
    .map((element) => `on a dark page that names no scheme, pale: ${element.outerHTML}`)
}

function inMotion(): readonly string[] {
  return seenParts()
    .filter((element) =>
      [null, '::before'].some((part) => {
        const { animationName, transitionDuration } = getComputedStyle(element, part)
        return animationName !== 'none' || /[1-9]/.test(transitionDuration)
      }),
    )
    .map((element) => `moves: ${element.outerHTML}`)
}

async function emulate(features: readonly { readonly name: string; readonly value: string }[]): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [...features] })
}

async function setTextSize(standard: number): Promise<void> {
  await cdp().send('Page.setFontSizes', { fontSizes: { standard } })
}

async function problems(look: string): Promise<readonly string[]> {
  // A story is a part of a page: whether a whole page has its landmarks is asked elsewhere.
  const { violations, incomplete } = await axe.run({ iframes: false, rules: { region: { enabled: false } } })
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

// What a granted story asks a third party for is answered here.
beforeAll(() => commands.stubThirdParties())

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
  found.push(...(await paleOnOwnPage()))
  delete root.dataset['scheme']
  for (const [setting, [name, value, look]] of Object.entries(SETTINGS)) {
    await emulate([{ name, value }])
    if (!matchMedia(`(${name}: ${value})`).matches) found.push(`${setting}, the browser does not know it`)
    found.push(...look().map((problem) => `${setting}, ${problem}`))
  }
  await emulate([])
  if (found.length > 0) throw new Error(`R73 ${task.name}:\n${found.join('\n')}`)
})
