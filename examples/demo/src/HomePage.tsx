import { YouTube } from 'fluxconsent/embeds'
import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import { ShareLinks } from './ShareLinks.tsx'

const OFFERS = [
  { title: 'Web hosting', text: 'A place for your site, with daily copies and a certificate.' },
  { title: 'Virtual servers', text: 'A machine of your own, ready in a minute.' },
  { title: 'Domains', text: 'The name of your site, and the mail that comes with it.' },
]

export function HomePage(): ReactNode {
  return (
    <Page title="Hosting from Bucharest" lead="Sites, servers and domains, looked after by people whom you can call.">
      <ul className="cards">
        {OFFERS.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <section className="split">
        <div>
          <h2>While your server starts</h2>
          <p>
            Big Buck Bunny, an open film of the Blender Foundation. It comes from YouTube, so it stays away until you
            allow it.
          </p>
          <ShareLinks />
        </div>
        <YouTube video="https://youtu.be/aqz-KE-bpKQ" title="Big Buck Bunny" poster="/poster.svg" />
      </section>
      <section>
        <h2>Paying</h2>
        <p>By card with Netopia, or with PayPal. Both are asked for nothing until you come to pay.</p>
      </section>
    </Page>
  )
}
