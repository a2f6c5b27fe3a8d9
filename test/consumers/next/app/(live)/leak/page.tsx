import { ConsentGate } from 'fluxconsent'
import type { ReactNode } from 'react'

// A server component: React would send and preload the image of a closed gate.
export default function LeakPage(): ReactNode {
  return (
    <ConsentGate category="marketing">
      <img src="https://pixels.example/leak.png" alt="Our campaign" />
    </ConsentGate>
  )
}
