'use client'

import { useId, type ReactNode } from 'react'
import type { Report } from './useReports.js'

/** What was blocked, failed or refused. */
export function ReportList({ reports }: { readonly reports: readonly Report[] }): ReactNode {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>Reported</h2>
      {reports.length === 0 ? (
        'nothing'
      ) : (
        <ol>
          {reports.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
