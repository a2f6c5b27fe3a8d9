'use client'

import { useId, type ReactNode } from 'react'

interface FactListProps {
  readonly title: string
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** Names and values under a heading. */
export function FactList({ title, facts }: FactListProps): ReactNode {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <dl>
        {Object.entries(facts).map(([name, value]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>{value ?? 'none'}</dd>,
        ])}
      </dl>
    </section>
  )
}
