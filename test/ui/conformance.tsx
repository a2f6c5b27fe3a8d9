import type { ReactElement, ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { clearChoice, renderPage } from './fixtures.tsx'

/** What every part takes, whatever it is for. */
export interface AnyPartProps {
  readonly asChild?: boolean
  readonly children?: ReactNode
  readonly className?: string
  readonly 'data-testid'?: string
  readonly ref?: (node: Element | null) => void
  readonly title?: string
}

interface PartOptions {
  /** The element that the part renders. */
  readonly element: string
  /** What has to stand around it. */
  readonly around?: (part: ReactNode) => ReactNode
  /** Whether the part is only there while the preferences are open. */
  readonly opens?: boolean
}

/** Tests what every part has to do, whatever it is for. */
export function describePart(
  name: string,
  render: (props: AnyPartProps) => ReactElement,
  { element, around = (part) => part, opens = false }: PartOptions,
): void {
  const found = page.getByTestId('part')

  async function renderPart(props: AnyPartProps): Promise<Element> {
    const { store } = await renderPage(around(render({ 'data-testid': 'part', ...props })))
    if (opens) store.actions.open('preferences')
    await expect.element(found).toBeInTheDocument()
    return found.element()
  }

  describe(`<${name} />`, () => {
    beforeEach(clearChoice)

    test('renders one element, with the ref on it', async () => {
      const ref = vi.fn<(node: Element | null) => void>()
      const node = await renderPart({ ref })
      expect(node.localName).toBe(element)
      expect(ref).toHaveBeenLastCalledWith(node)
      expect(found.elements()).toHaveLength(1)
    })

    test('spreads props and takes a class', async () => {
      const node = await renderPart({ title: 'Mine', className: 'mine' })
      expect(node.getAttribute('title')).toBe('Mine')
      expect(node.className).toBe('mine')
    })

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
  })
}
