import { ConsentGate } from 'fluxconsent'
import { YouTube } from 'fluxconsent/embeds'
import type { ReactNode } from 'react'

export function Home(): ReactNode {
  return (
    <main>
      <h1>fluxconsent with Vite</h1>
      <YouTube video="aqz-KE-bpKQ" title="Big Buck Bunny" />
      {/* The chunk of a closed gate is not even requested. */}
      <ConsentGate
        service="notes"
        load={() => import('./Notes.tsx')}
        fallback={<p>Your notes are kept on this device once you allow it.</p>}
      />
    </main>
  )
}
