import 'fluxconsent/styles.css'
import './page.css'
import { ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { consent } from './consent.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConsentProvider config={consent} nonce={nonce}>
        <App />
      </ConsentProvider>
    </StrictMode>,
  )
}
