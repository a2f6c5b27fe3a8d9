'use client'

import type { ReactNode } from 'react'
import { explain, useConsent, useConsentStore } from '../index.js'

/** What may run now, and why: each category and service with the rule that decided. */
export function PermissionTable(): ReactNode {
  const { config } = useConsentStore()
  const state = useConsent()
  return (
    <section>
      <table>
        <caption>Permissions</caption>
        <thead>
          <tr>
            {['id', 'now', 'rule', 'because of', 'since'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {config.decidables.map(({ id, category }) => {
            const { granted, rule, source, since, signal } = explain(config, state, id)
            return (
              <tr key={id} data-permission={id}>
                <th scope="row">{id === category ? id : `– ${id}`}</th>
                <td>{granted ? 'granted' : 'denied'}</td>
                <td>{rule}</td>
                <td>{signal ?? source}</td>
                <td>{since === null ? '' : new Date(since).toISOString()}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
