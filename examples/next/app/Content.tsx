'use client'

import { ConsentGate } from 'fluxconsent'
import { YouTube } from 'fluxconsent/embeds'
import type { ReactNode } from 'react'

/** A gate has to stand in a client file: see error 202. */
export function Content(): ReactNode {
  return (
    <>
      <YouTube video="aqz-KE-bpKQ" title="Big Buck Bunny" />
      {/* The chunk of a closed gate is not even requested. */}
      <ConsentGate
        service="notes"
        load={() => import('./Notes')}
        fallback={<p>Your notes are kept on this device once you allow it.</p>}
      />
      <ConsentGate category="marketing">
        <img src="https://pixels.example/campaign.png" alt="Our campaign" width="320" height="80" />
      </ConsentGate>
    </>
  )
}
