import 'fluxconsent/styles.css'
import { ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { consent } from './consent.ts'

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
