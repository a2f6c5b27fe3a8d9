import { useCategories } from 'fluxconsent'
import { CookieTable } from 'fluxconsent/preferences'
import type { ReactNode } from 'react'
import { consent } from '../consent.ts'
import { Contacts } from './Contacts.tsx'
import { formatMonth } from './formatMonth.ts'
import { Page } from './Page.tsx'
import { YourChoice } from './YourChoice.tsx'

/** The cookie policy: everything in it comes out of the config. */
export default function PolicyPage(): ReactNode {
  const categories = useCategories()
  const { updated, version, history } = consent.policy
  return (
    <Page title="Cookie policy" lead={`Version ${version}, last updated in ${formatMonth(updated)}.`}>
      <YourChoice />
      <section>
        <h2>What is stored</h2>
        {categories.map(({ id, label, description }) => (
          <section key={id} className="category" id={id}>
            <h3>{label ?? id}</h3>
            <p>{description}</p>
            <CookieTable category={id} />
          </section>
        ))}
      </section>
      <Contacts />
      <section>
        <h2>Former versions</h2>
        <ul>
          {history?.map((former) => (
            <li key={former.version}>
              Version {former.version}, {formatMonth(former.updated)}
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}
