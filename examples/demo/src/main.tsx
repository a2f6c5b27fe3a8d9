import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import './site.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { consent } from '../consent.ts'
import { App } from './App.tsx'
import { queryClient, remote } from './remote.ts'
import { followLinks } from './router.ts'

followLinks()
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ConsentProvider config={consent} remote={remote}>
          <App />
        </ConsentProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
