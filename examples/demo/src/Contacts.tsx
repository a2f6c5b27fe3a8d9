import type { Contact } from 'fluxconsent'
import type { ReactNode } from 'react'
import { consent } from '../consent.ts'

/** Whom to write to, and where to complain. */
export function Contacts(): ReactNode {
  const { dpo, support, authority, ...controller } = consent.controller
  const authorities = [authority ?? []].flat()
  return (
    <section>
      <h2>Contact</h2>
      <div className="contacts">
        <ContactCard title={controller.name} contact={controller} />
        {dpo ? <ContactCard title="Data protection officer" contact={dpo} /> : null}
        {support ? <ContactCard title="Support" contact={support} /> : null}
        {authorities.map((each) => (
          <ContactCard key={each.name} title={`Supervisory authority: ${each.name}`} contact={each} url={each.url} />
        ))}
      </div>
    </section>
  )
}

interface ContactCardProps {
  readonly title: string
  readonly contact: Contact
  readonly url?: string
}

function ContactCard({ title, contact: { address, email, phone, hours }, url }: ContactCardProps): ReactNode {
  return (
    <address>
      <h3>{title}</h3>
      {address ? <p>{address}</p> : null}
      {phone ? (
        <p>
          <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> {hours ? `(${hours})` : null}
        </p>
      ) : null}
      {email ? (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      ) : null}
      {url ? (
        <p>
          <a href={url} rel="noreferrer">
            {new URL(url).host}
          </a>
        </p>
      ) : null}
    </address>
  )
}
