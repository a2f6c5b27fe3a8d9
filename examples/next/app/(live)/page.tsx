import type { ReactNode } from 'react'
import { Content } from '../Content'

export default function LivePage(): ReactNode {
  return (
    <main>
      <h1>Rendered for each request</h1>
      <Content />
    </main>
  )
}
