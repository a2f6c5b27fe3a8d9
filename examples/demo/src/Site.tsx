import { ConsentProvider } from 'fluxconsent'
import { useState, type ReactNode } from 'react'
import { consent } from '../consent.ts'
import { App } from './App.tsx'
import { firstLanguage, LanguageSelect } from './LanguageSelect.tsx'
import { remote } from './remote.ts'

/** The site, with everything that asks in the language that was chosen. */
export function Site(): ReactNode {
  const [language, setLanguage] = useState(firstLanguage)
  return (
    <ConsentProvider config={consent} remote={remote} locale={language}>
      <App languages={<LanguageSelect language={language} onSelect={setLanguage} />} />
    </ConsentProvider>
  )
}
