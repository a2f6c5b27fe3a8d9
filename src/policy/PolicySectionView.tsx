'use client'

import type { ReactNode } from 'react'
import { Heading, nextLevel, type HeadingLevel } from './Heading.js'
import { PolicyBlockView } from './PolicyBlockView.js'
import type { PolicyBlock, PolicySection } from './PolicyDocument.js'
import { useOwnBrowser } from './useOwnBrowser.js'

interface SectionProps {
  readonly section: PolicySection
  readonly level: HeadingLevel
  /** What stands where the choice can be changed. */
  readonly choice?: ReactNode
  /** In front of the anchors, for a page that shows the policy too. @default '' */
  readonly prefix?: string
}

/** A section of a policy with the ones inside of it. Renders a `<section>` that its heading names. */
export function PolicySectionView({ section, level, choice, prefix = '' }: SectionProps): ReactNode {
  const own = useOwnBrowser().split(',')
  const isOwn = ({ id }: PolicySection): boolean => own.some((browser) => id === `policy-browsers-${browser}`)
  const { title, blocks, sections } = section
  const id = `${prefix}${section.id}`
  return (
    <section aria-labelledby={id} data-consent-section="">
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {blocks.map((block) => (
        <PolicyBlockView key={keyOf(block)} block={block} choice={choice} />
      ))}
      {[...sections.filter(isOwn), ...sections.filter((one) => !isOwn(one))].map((one) => (
        <PolicySectionView key={one.id} section={one} level={nextLevel(level)} choice={choice} prefix={prefix} />
      ))}
    </section>
  )
}

/** A section has at most one block of each kind, but for paragraphs, which differ. */
function keyOf(block: PolicyBlock): string {
  return block.kind === 'text' ? JSON.stringify(block.text) : block.kind
}
