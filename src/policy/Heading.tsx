import type { ReactNode } from 'react'

/** The rank of a heading on its page. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

const ELEMENTS = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const
const NEXT = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const

/** A heading of any rank. Renders `<h1>` to `<h6>`. */
export function Heading({
  level,
  id,
  children,
}: {
  readonly level: HeadingLevel
  readonly id?: string
  readonly children: ReactNode
}): ReactNode {
  const Element = ELEMENTS[level]
  return <Element id={id}>{children}</Element>
}

/** The rank below, as far as there is one. */
export function nextLevel(level: HeadingLevel): HeadingLevel {
  return NEXT[level]
}
