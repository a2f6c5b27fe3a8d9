import { Categories, Preferences, Services } from 'fluxconsent/preferences'
import { Banner, PreferencesTrigger, PrivacyLink } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { describePart } from './conformance.tsx'

const inBanner = (part: ReactNode): ReactNode => <Banner.Root>{part}</Banner.Root>

const inDialog = (part: ReactNode): ReactNode => (
  <Preferences.Root>
    <Preferences.Portal>
      <Preferences.Content>
        <Preferences.Title />
        {part}
      </Preferences.Content>
    </Preferences.Portal>
  </Preferences.Root>
)

// Named by the part itself: Radix wants exactly one title.
const inBareDialog = (part: ReactNode): ReactNode => (
  <Preferences.Root>
    <Preferences.Portal>
      <Preferences.Content>{part}</Preferences.Content>
    </Preferences.Portal>
  </Preferences.Root>
)

const inPortal = (part: ReactNode): ReactNode => (
  <Preferences.Root>
    <Preferences.Portal>{part}</Preferences.Portal>
  </Preferences.Root>
)

const inRoot = (part: ReactNode): ReactNode => <Preferences.Root>{part}</Preferences.Root>

const inCategory = (part: ReactNode): ReactNode => (
  <Categories.List>
    <Categories.Item category="necessary">{part}</Categories.Item>
  </Categories.List>
)

const inService = (part: ReactNode): ReactNode => (
  <Services.List category="marketing">
    <Services.Item service="video">{part}</Services.Item>
  </Services.List>
)

describePart('Banner.Root', (props) => <Banner.Root {...props} />, { element: 'section' })
describePart('Banner.Title', (props) => <Banner.Title {...props} />, { element: 'h2', around: inBanner })
describePart('Banner.Description', (props) => <Banner.Description {...props} />, { element: 'p', around: inBanner })
describePart('Banner.Actions', (props) => <Banner.Actions {...props} />, { element: 'div', around: inBanner })
describePart('Banner.AcceptAll', (props) => <Banner.AcceptAll {...props} />, { element: 'button', around: inBanner })
describePart('Banner.RejectAll', (props) => <Banner.RejectAll {...props} />, { element: 'button', around: inBanner })
describePart('Banner.OpenPreferences', (props) => <Banner.OpenPreferences {...props} />, { element: 'button' })
describePart('Banner.Close', (props) => <Banner.Close {...props} />, { element: 'button', around: inBanner })
describePart('PreferencesTrigger', (props) => <PreferencesTrigger {...props} />, { element: 'button' })
describePart('PrivacyLink', (props) => <PrivacyLink {...props} />, { element: 'button' })

const open = { opens: true }
describePart('Preferences.Trigger', (props) => <Preferences.Trigger {...props} />, {
  element: 'button',
  around: inRoot,
})
describePart('Preferences.Overlay', (props) => <Preferences.Overlay {...props} />, {
  element: 'div',
  around: inPortal,
  ...open,
})
describePart('Preferences.Content', (props) => <Preferences.Content {...props} />, {
  element: 'div',
  around: inPortal,
  ...open,
})
describePart('Preferences.Title', (props) => <Preferences.Title {...props} />, {
  element: 'h2',
  around: inBareDialog,
  ...open,
})
describePart('Preferences.Description', (props) => <Preferences.Description {...props} />, {
  element: 'p',
  around: inDialog,
  ...open,
})
describePart('Preferences.AcceptAll', (props) => <Preferences.AcceptAll {...props} />, { element: 'button' })
describePart('Preferences.RejectAll', (props) => <Preferences.RejectAll {...props} />, { element: 'button' })
describePart('Preferences.Save', (props) => <Preferences.Save {...props} />, { element: 'button' })
describePart('Preferences.Close', (props) => <Preferences.Close {...props} />, { element: 'button' })

describePart('Categories.List', (props) => <Categories.List {...props}>{props.children}</Categories.List>, {
  element: 'ul',
})
describePart('Categories.Item', (props) => <Categories.Item category="analytics" {...props} />, { element: 'li' })
describePart('Categories.Label', (props) => <Categories.Label {...props} />, { element: 'h3', around: inCategory })
describePart('Categories.Description', (props) => <Categories.Description {...props} />, {
  element: 'p',
  around: inCategory,
})
describePart('Categories.Status', (props) => <Categories.Status {...props} />, { element: 'p', around: inCategory })
describePart('Categories.Switch', (props) => <Categories.Switch {...props} />, {
  element: 'button',
  around: inCategory,
})
describePart('Categories.Thumb', (props) => <Categories.Thumb {...props} />, {
  element: 'span',
  around: (part) => inCategory(<Categories.Switch>{part}</Categories.Switch>),
})

describePart(
  'Services.List',
  (props) => (
    <Services.List category="marketing" {...props}>
      {props.children}
    </Services.List>
  ),
  { element: 'ul' },
)
describePart('Services.Item', (props) => <Services.Item service="video" {...props} />, { element: 'li' })
describePart('Services.Label', (props) => <Services.Label {...props} />, { element: 'h4', around: inService })
describePart('Services.Facts', (props) => <Services.Facts {...props} />, { element: 'dl', around: inService })
describePart('Services.Switch', (props) => <Services.Switch {...props} />, { element: 'button', around: inService })
