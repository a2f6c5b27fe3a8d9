import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import './site.css'
import { ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { consent } from '../consent.ts'
import { App } from './App.tsx'
import { followLinks } from './router.ts'

followLinks()
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConsentProvider config={consent}>
        <App />
      </ConsentProvider>
    </StrictMode>,
  )
}
