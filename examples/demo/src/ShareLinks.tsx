import type { ReactNode } from 'react'

const NETWORKS = [
  { name: 'Facebook', address: 'https://www.facebook.com/sharer/sharer.php?u=' },
  { name: 'X', address: 'https://x.com/intent/post?url=' },
  { name: 'LinkedIn', address: 'https://www.linkedin.com/sharing/share-offsite/?url=' },
]

/** Plain links: nothing is asked of a network until one of them is followed. */
export function ShareLinks(): ReactNode {
  const page = encodeURIComponent(location.origin)
  return (
    <ul className="share" aria-label="Share">
      {NETWORKS.map(({ name, address }) => (
        <li key={name}>
          <a href={address + page} target="_blank" rel="noopener noreferrer">
            Share on {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
