import { useQuery } from '@tanstack/react-query'
import { useConsent } from 'fluxconsent'
import { consentQueries, useConsentSync } from 'fluxconsent/remote'
import { useId, type ReactNode } from 'react'
import { api, remote } from './remote.ts'
import { NoticeWords } from './NoticeWords.tsx'

/** The person's own records, as the server has them. The key is in a cookie that no script can read. */
export function OwnRecords(): ReactNode {
  // Whom the server does not know has nothing to ask for.
  const isKnown = useConsent(({ choice }) => !!choice?.subject)
  const { data = [], isError } = useQuery({ ...consentQueries.records(api), enabled: isKnown })
  const records = isKnown ? data : []
  const { pending, failure } = useConsentSync(remote)
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>On the server</h2>
      <p>
        <output>{statusOf({ pending, isError, isRefused: failure !== null, count: records.length })}</output>
      </p>
      <ol className="records">
        {records.map(({ record, receivedAt, mac, notice }) => (
          <li key={record.id} data-record={record.event.action}>
            <h3>
              {record.event.action} <small>in {record.event.method}</small>
            </h3>
            <p>
              <time dateTime={record.event.at}>{timeOf(record.event.at)}</time>, arrived at{' '}
              <time dateTime={receivedAt}>{timeOf(receivedAt)}</time>. Proven by <code>{mac}</code>.
            </p>
            <p>
              {Object.entries(record.decisions)
                .map(([id, decision]) => `${id} ${decision}`)
                .join(', ')}
            </p>
            {notice === 'known' && <NoticeWords hash={record.notice.hash} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Status {
  readonly pending: number
  readonly isError: boolean
  readonly isRefused: boolean
  readonly count: number
}

function statusOf({ pending, isError, isRefused, count }: Status): string {
  if (isRefused) return 'The server refused a record. What you chose counts on this device.'
  if (pending > 0) return `${pending} on the way. What you chose counts already, and is sent when the server answers.`
  if (isError) return 'The server cannot be asked now. What you chose counts all the same.'
  if (count > 0) return `${count} kept, nothing on the way.`
  return 'Nothing that could be found by you. Who only refuses is recorded without being recognised.'
}

function timeOf(text: string): string {
  return new Date(text).toLocaleString('en-GB')
}
