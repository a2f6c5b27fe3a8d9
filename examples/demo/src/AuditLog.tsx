import { useQuery } from '@tanstack/react-query'
import { useConsentSync } from 'fluxconsent/remote'
import { useId, type ReactNode } from 'react'
import type { Audit } from '../Audit.ts'
import { remote } from './remote.ts'

/** The log of everybody's records with its seals checked. */
export function AuditLog(): ReactNode {
  const { pending } = useConsentSync(remote)
  const { data: audit } = useQuery({
    queryKey: ['audit', pending],
    queryFn: async (): Promise<Audit> => (await fetch('/audit.json')).json(),
    // A seal comes a moment after its records.
    refetchInterval: ({ state }) => (state.data?.unsealed === 0 ? false : 1_000),
  })
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>The log and its seals</h2>
      <p>
        A real site shows this to its own people, behind its sign-in. Here the server tells what it found, and nothing
        of whom a record is about.
      </p>
      {audit && (
        <>
          <p>
            <output data-audit={audit.result}>
              {audit.result === 'intact' ? 'Everything is as it was written' : 'Something was changed'}:{' '}
              {counted(audit.records, 'record')} under {counted(audit.seals, 'seal')}, {audit.erased} erased,{' '}
              {audit.unsealed} not sealed yet.
            </output>
          </p>
          <ol className="records">
            {audit.log.map(({ id, action, at, mac, seal }) => (
              <li key={id}>
                <strong>{action}</strong> <time dateTime={at}>{new Date(at).toLocaleString('en-GB')}</time>, seal {seal}
                , <code>{mac}</code>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
