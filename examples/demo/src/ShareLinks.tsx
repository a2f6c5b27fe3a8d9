import { ShareLink, type ShareNetwork } from 'fluxconsent/embeds'
import type { ReactNode } from 'react'

const NETWORKS: readonly (readonly [network: ShareNetwork, name: string])[] = [
  ['facebook', 'Facebook'],
  ['x', 'X'],
  ['linkedin', 'LinkedIn'],
]

/** Plain links: nothing is asked of a network until one of them is followed. */
export function ShareLinks(): ReactNode {
  return (
    <ul className="share" aria-label="Share">
      {NETWORKS.map(([network, name]) => (
        <li key={network}>
          <ShareLink network={network} url={location.origin}>
            Share on {name}
          </ShareLink>
        </li>
      ))}
    </ul>
  )
}
