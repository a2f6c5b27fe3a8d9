import { ConsentProvider, createConsentStore, type ConsentStore } from 'fluxconsent'
import type { ConsentInput, Locale } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import 'fluxconsent/styles.css'
import { useEffect, useState, type ReactNode } from 'react'
import { configure } from 'storybook/test'
import { demoConfig } from './demoConfig.ts'
import './page.css'

// A busy machine takes its time to fetch a chunk.
configure({ asyncUtilTimeout: 5000 })

/** The state of a page in which a story takes place. */
export interface StoryPageProps {
  readonly children?: ReactNode
  /** What stands in the page's text, for parts that belong there. */
  readonly content?: ReactNode
  readonly config?: Partial<ConsentInput>
  /** @default 'DE' */
  readonly jurisdiction?: string
  /** What has happened before the story begins, once the store is ready. */
  readonly before?: (store: ConsentStore) => void
  /** Hears of what goes wrong. @default the console, where it fails the test */
  readonly onError?: (error: unknown) => void
  /** @default 'light' */
  readonly scheme?: 'light' | 'dark'
  /** @default 'ltr' */
  readonly dir?: 'ltr' | 'rtl'
}

/** A page of a shop with a provider of its own. */
export function StoryPage(props: StoryPageProps): ReactNode {
  const { children, content, config, jurisdiction = 'DE', before, onError, scheme = 'light', dir = 'ltr' } = props
  const [store] = useState(() => createConsentStore(demoConfig(config), { jurisdiction }))
  const locale: Locale = dir === 'rtl' ? { ...en, tag: 'ar', dir } : en
  // Else the config's own, which a story may have changed.
  const [messages] = useState(dir === 'rtl' ? { [locale.tag]: locale } : undefined)

  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme
    return () => {
      delete document.documentElement.dataset['scheme']
    }
  }, [scheme])
  useEffect(() => (before ? whenReady(store, before) : undefined), [store, before])

  return (
    <ConsentProvider store={store} messages={messages} locale={locale.tag} onError={onError}>
      {children}
      <main dir={dir}>
        <h1>Example shop</h1>
        {content}
        {/* A way back, without which the review of development builds reports an error. */}
        <span hidden data-consent-action="open" />
        <p>
          Everything for the garden, delivered to your door. See the <a href="#offers">offers of the week</a>.
        </p>
      </main>
    </ConsentProvider>
  )
}

function whenReady(store: ConsentStore, run: (store: ConsentStore) => void): () => void {
  let done = false
  const check = (): void => {
    if (done || store.getState().status === 'loading') return
    done = true
    run(store)
  }
  const stop = store.subscribe(check)
  check()
  return stop
}
