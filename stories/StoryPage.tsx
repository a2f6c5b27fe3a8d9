import { ConsentProvider, createConsentStore, type ConsentStore } from 'fluxconsent'
import type { ConsentInput } from 'fluxconsent/core'
import { ar } from 'fluxconsent/locales/ar'
import 'fluxconsent/styles.css'
import { useEffect, useState, type ReactNode } from 'react'
import { configure } from 'storybook/test'
import { demoConfig } from './demoConfig.ts'
import './page.css'

// A busy machine takes its time to fetch a chunk.
configure({ asyncUtilTimeout: 5000 })

const WORDS = {
  ltr: {
    title: 'Example shop',
    text: 'Everything for the garden, delivered to your door. See the',
    offers: 'offers of the week',
  },
  rtl: { title: 'متجر للتجربة', text: 'كل ما تحتاجه الحديقة حتى باب البيت. اطّلع على', offers: 'عروض الأسبوع' },
}

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
  /** From right to left it is a page in Arabic. @default 'ltr' */
  readonly dir?: 'ltr' | 'rtl'
}

/** A page of a shop with a provider of its own. */
export function StoryPage(props: StoryPageProps): ReactNode {
  const { children, content, config, jurisdiction = 'DE', before, onError, scheme = 'light', dir = 'ltr' } = props
  const [store] = useState(() => createConsentStore(demoConfig(config), { jurisdiction }))
  // Else the config's own, which a story may have changed.
  const [messages] = useState(dir === 'rtl' ? { ar } : undefined)
  const words = WORDS[dir]

  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme
    return () => {
      delete document.documentElement.dataset['scheme']
    }
  }, [scheme])
  useEffect(() => (before ? whenReady(store, before) : undefined), [store, before])

  return (
    <ConsentProvider store={store} messages={messages} locale={dir === 'rtl' ? 'ar' : 'en'} onError={onError}>
      {children}
      <main dir={dir} lang={dir === 'rtl' ? 'ar' : 'en'}>
        <h1>{words.title}</h1>
        {content}
        {/* A way back, without which the review of development builds reports an error. */}
        <span hidden data-consent-action="open" />
        <p>
          {words.text} <a href="#offers">{words.offers}</a>.
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
