import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import './site.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './remote.ts'
import { followLinks } from './router.ts'
import { Site } from './Site.tsx'

followLinks()
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Site />
      </QueryClientProvider>
    </StrictMode>,
  )
}
