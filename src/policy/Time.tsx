import type { ReactNode } from 'react'

interface TimeProps {
  /** A text with `{date}` in it. */
  readonly message: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly tag: string
}

/** A text with a moment in it, in the words of the language and the time zone of the reader. Renders a `<time>` in it. */
export function Time({ message, at, tag }: TimeProps): ReactNode {
  const [before = '', after = ''] = message.split('{date}')
  const date = new Date(at)
  const isTime = !Number.isNaN(date.getTime())
  return (
    <>
      {before}
      {isTime ? (
        // A server does not know the time zone of its reader.
        <time dateTime={date.toISOString()} suppressHydrationWarning>
          {new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }).format(date)}
        </time>
      ) : null}
      {after}
    </>
  )
}
