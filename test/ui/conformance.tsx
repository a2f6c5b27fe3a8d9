import type { ConsentStore } from 'fluxconsent'
import { Preferences } from 'fluxconsent/preferences'
import type { ReactElement, ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-react'
import { clearChoice, renderPage, type PageOptions } from './fixtures.tsx'

/** What every component takes, whatever it is for. */
export interface AnyProps {
  readonly className?: string
  readonly 'data-mine'?: string
  readonly 'data-testid'?: string
  readonly ref?: (node: Element | null) => void
}

interface AnyPartProps extends AnyProps {
  readonly asChild?: boolean
  readonly children?: ReactNode
}

interface Surroundings {
  /** The element that it renders. */
  readonly element: string
  /** Its `data-state`. @default none */
  readonly state?: string
  /** What has to stand around it. */
  readonly around?: (part: ReactNode) => ReactNode
  /** The visitor and the site. */
  readonly on?: PageOptions
  /** What has to happen before it comes. */
  readonly after?: (store: ConsentStore) => Promise<void> | void
}

/** A component, and what it needs to be there: a part, or a ready one, which holds elements of its own. */
export type Part = Surroundings &
  (
    | { readonly asChild?: true; readonly render: (props: AnyPartProps) => ReactElement }
    | { readonly asChild: false; readonly render: (props: AnyProps) => ReactElement }
  )

/**
 * Tests what every part has to do, whatever it is for; and that no component of a door is left out that is an element of
 * the page, so takes a ref.
 */
export function describeDoor(name: string, door: object, parts: Readonly<Record<string, Part>>): void {
  describe(`the door ${name}`, () => {
    test('has no part that is not described here', () => {
      expect(Object.keys(parts).sort()).toEqual([...partsOf(door)].sort())
    })
    for (const [part, options] of Object.entries(parts)) describePart(part, options)
  })
}

function partsOf(door: object): readonly string[] {
  return Object.entries(door).flatMap(([name, value]: readonly [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return []
    if (Reflect.get(value, Symbol.toStringTag) === 'Module') return partsOf(value).map((part) => `${name}.${part}`)
    return Reflect.get(value, '$$typeof') === Symbol.for('react.forward_ref') ? [name] : []
  })
}

function describePart(
  name: string,
  { element, state, render, asChild = true, around = asItIs, on, after }: Part,
): void {
  const found = page.getByTestId('part')

  async function renderPart(props: AnyPartProps): Promise<Element> {
    const { store } = await renderPage(
      <>
        {around(render({ 'data-testid': 'part', ...props }))}
        {/* Not there before the texts are. */}
        <Preferences.Save data-testid="texts" />
      </>,
      on,
    )
    await after?.(store)
    await expect.element(page.getByTestId('texts')).toBeInTheDocument()
    await expect.element(found).toBeInTheDocument()
    return found.element()
  }

  describe(`<${name} />`, () => {
    beforeEach(clearChoice)

    test('renders one element in its state, with the ref on it', async () => {
      const ref = vi.fn<(node: Element | null) => void>()
      const node = await renderPart({ ref })
      expect(node.localName).toBe(element)
      expect(node.getAttribute('data-state')).toBe(state ?? null)
      expect(ref).toHaveBeenLastCalledWith(node)
      expect(found.elements()).toHaveLength(1)
    })

    test('spreads props and takes a class', async () => {
      const node = await renderPart({ 'data-mine': 'yes', className: 'mine' })
      expect(node.getAttribute('data-mine')).toBe('yes')
      expect([...node.classList]).toEqual(['mine'])
    })

    if (!asChild) return
    test('renders its child in place of its own element with asChild', async () => {
      const ref = vi.fn<(node: Element | null) => void>()
      const own = vi.fn<(node: Element | null) => void>()
      const children = (
        <b className="inner" ref={own}>
          Mine
        </b>
      )
      const node = await renderPart({ asChild: true, className: 'outer', ref, children })
      expect(node.localName).toBe('b')
      expect([...node.classList].sort()).toEqual(['inner', 'outer'])
      expect(node.textContent).toBe('Mine')
      expect(ref).toHaveBeenLastCalledWith(node)
      expect(own).toHaveBeenLastCalledWith(node)
    })

    test('gives a child that is empty the words that it has by itself', async () => {
      const { textContent: words } = await renderPart({})
      await cleanup()
      clearChoice()
      const node = await renderPart({ asChild: true, children: <b /> })
      expect([node.localName, node.textContent]).toEqual(['b', words])
    })
  })
}

function asItIs(part: ReactNode): ReactNode {
  return part
}
