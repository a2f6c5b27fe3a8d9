import 'fluxconsent/styles.css'
import './page.css'
import { ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, Tags } from './App.tsx'
import { consent, google } from './consent.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
const isGoogle = location.search === '?google'
const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConsentProvider config={isGoogle ? google : consent} nonce={nonce}>
        {isGoogle ? <Tags /> : <App />}
      </ConsentProvider>
    </StrictMode>,
  )
}
