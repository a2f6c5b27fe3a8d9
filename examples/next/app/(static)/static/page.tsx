import type { ReactNode } from 'react'
import { Content } from '../../Content'

export default function StaticPage(): ReactNode {
  return (
    <main>
      <h1>The same for everybody</h1>
      <Content />
    </main>
  )
}
