'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

interface TimeProps {
  /** A text with `{date}` in it. */
  readonly message: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly tag: string
}

/**
 * A text with a moment in it, in the words of the language and the time zone of the reader; in that of Greenwich until
 * the reader's is known. Renders a `<time>` in it.
 */
export function Time({ message, at, tag }: TimeProps): ReactNode {
  const [before = '', after = ''] = message.split('{date}')
  const date = new Date(at)
  const timeZone = useSyncExternalStore(neverChanges, ownZone, greenwich)
  const isTime = !Number.isNaN(date.getTime())
  return (
    <>
      {before}
      {isTime ? (
        // Server and browser may know different words for the same moment.
        <time dateTime={date.toISOString()} suppressHydrationWarning>
          {new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date)}
        </time>
      ) : null}
      {after}
    </>
  )
}

/** None named is that of the browser. */
function ownZone(): undefined {
  return undefined
}

function greenwich(): string {
  return 'UTC'
}

function neverChanges(): () => void {
  return () => undefined
}
