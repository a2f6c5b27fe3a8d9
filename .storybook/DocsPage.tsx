import { ArgTypes, Heading, Markdown, Primary, Stories, Subheading, Title, useOf } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { readDocs } from './readDocs.ts'

/** What a file of stories is about. */
interface Subject {
  readonly component?: unknown
  readonly subcomponents?: Readonly<Record<string, unknown>>
}

/** The page of a component: what its TSDoc says, then its parts, then the states. */
export function DocsPage(): ReactNode {
  const subject: Subject = useOf('meta', ['meta']).preparedMeta
  const { component, subcomponents = {} } = subject
  const parts = Object.entries(subcomponents).filter(([, part]) => part !== component)
  return (
    <>
      <Title />
      <Markdown>{readDocs(component).description}</Markdown>
      <Primary />
      <Props of={component} />
      {parts.length > 0 && <Heading>Parts</Heading>}
      {parts.map(([name, part]) => (
        <section key={name}>
          <Subheading>{name}</Subheading>
          <Markdown>{readDocs(part).description}</Markdown>
          <Props of={part} />
        </section>
      ))}
      <Stories includePrimary={false} />
    </>
  )
}

function Props({ of }: { readonly of: unknown }): ReactNode {
  return readDocs(of).hasProps && <ArgTypes of={of} />
}
