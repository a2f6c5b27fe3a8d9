import * as preferences from 'fluxconsent/preferences'
import * as ui from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { describeDoor } from './conformance.tsx'
import type { ConsentStore } from 'fluxconsent'

const { Banner, ConsentBanner, ModalBanner, PreferencesTrigger, PrivacyLink, ReloadNotice } = ui
const { Categories, ConsentPreferences, CookieTable, Preferences, Services, WithdrawalSummary } = preferences

const inBanner = (part: ReactNode): ReactNode => <Banner.Root>{part}</Banner.Root>

const inDialog = (part: ReactNode): ReactNode =>
  inBareDialog(
    <>
      <Preferences.Title />
      {part}
    </>,
  )

// Named by the part itself: Radix wants exactly one title.
const inBareDialog = (part: ReactNode): ReactNode => inPortal(<Preferences.Content>{part}</Preferences.Content>)

const inPortal = (part: ReactNode): ReactNode => inRoot(<Preferences.Portal>{part}</Preferences.Portal>)

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

const open = ({ actions }: ConsentStore): void => actions.open('preferences')

const withdraw = ({ inlet }: ConsentStore): void =>
  inlet.set({ withdrawal: { services: ['video'], removed: [], left: [], needsReload: true } })

describeDoor('/ui', ui, {
  'Banner.Root': { element: 'section', state: 'open', render: (props) => <Banner.Root {...props} /> },
  'Banner.Title': { element: 'h2', render: (props) => <Banner.Title {...props} />, around: inBanner },
  'Banner.Description': { element: 'p', render: (props) => <Banner.Description {...props} />, around: inBanner },
  'Banner.Actions': { element: 'div', render: (props) => <Banner.Actions {...props} />, around: inBanner },
  'Banner.AcceptAll': { element: 'button', render: (props) => <Banner.AcceptAll {...props} />, around: inBanner },
  'Banner.RejectAll': { element: 'button', render: (props) => <Banner.RejectAll {...props} />, around: inBanner },
  'Banner.Acknowledge': {
    element: 'button',
    render: (props) => <Banner.Acknowledge {...props} />,
    around: inBanner,
    on: { jurisdiction: 'US' },
  },
  'Banner.Close': { element: 'button', render: (props) => <Banner.Close {...props} />, around: inBanner },
  'Banner.OpenPreferences': { element: 'button', render: (props) => <Banner.OpenPreferences {...props} /> },
  ConsentBanner: { element: 'section', state: 'open', render: (props) => <ConsentBanner {...props} />, asChild: false },
  ModalBanner: { element: 'dialog', state: 'open', render: (props) => <ModalBanner {...props} />, asChild: false },
  PreferencesTrigger: { element: 'button', render: (props) => <PreferencesTrigger {...props} /> },
  PrivacyLink: { element: 'button', render: (props) => <PrivacyLink {...props} /> },
  ReloadNotice: { element: 'section', render: (props) => <ReloadNotice {...props} />, asChild: false, after: withdraw },
})

describeDoor('/preferences', preferences, {
  'Preferences.Trigger': {
    element: 'button',
    state: 'closed',
    render: (props) => <Preferences.Trigger {...props} />,
    around: inRoot,
  },
  'Preferences.Overlay': {
    element: 'div',
    state: 'open',
    render: (props) => <Preferences.Overlay {...props} />,
    around: inPortal,
    after: open,
  },
  'Preferences.Content': {
    element: 'div',
    state: 'open',
    render: (props) => <Preferences.Content {...props} />,
    around: inPortal,
    after: open,
  },
  'Preferences.Title': {
    element: 'h2',
    render: (props) => <Preferences.Title {...props} />,
    around: inBareDialog,
    after: open,
  },
  'Preferences.Description': {
    element: 'p',
    render: (props) => <Preferences.Description {...props} />,
    around: inDialog,
    after: open,
  },
  'Preferences.AcceptAll': { element: 'button', render: (props) => <Preferences.AcceptAll {...props} /> },
  'Preferences.RejectAll': { element: 'button', render: (props) => <Preferences.RejectAll {...props} /> },
  'Preferences.Save': { element: 'button', render: (props) => <Preferences.Save {...props} /> },
  'Preferences.Close': { element: 'button', render: (props) => <Preferences.Close {...props} /> },
  'Categories.List': {
    element: 'ul',
    render: (props) => <Categories.List {...props}>{props.children}</Categories.List>,
  },
  'Categories.Item': {
    element: 'li',
    state: 'denied',
    render: (props) => <Categories.Item category="analytics" {...props} />,
  },
  'Categories.Label': { element: 'h3', render: (props) => <Categories.Label {...props} />, around: inCategory },
  'Categories.Description': {
    element: 'p',
    render: (props) => <Categories.Description {...props} />,
    around: inCategory,
  },
  'Categories.Status': { element: 'p', render: (props) => <Categories.Status {...props} />, around: inCategory },
  'Categories.Switch': {
    element: 'button',
    state: 'checked',
    render: (props) => <Categories.Switch {...props} />,
    around: inCategory,
  },
  'Categories.Thumb': {
    element: 'span',
    state: 'checked',
    render: (props) => <Categories.Thumb {...props} />,
    around: (part) => inCategory(<Categories.Switch>{part}</Categories.Switch>),
  },
  'Categories.Details': {
    element: 'details',
    render: (props) => <Categories.Details {...props} />,
    asChild: false,
    around: inCategory,
  },
  'Services.List': {
    element: 'ul',
    render: (props) => (
      <Services.List category="marketing" {...props}>
        {props.children}
      </Services.List>
    ),
  },
  'Services.Item': { element: 'li', state: 'denied', render: (props) => <Services.Item service="video" {...props} /> },
  'Services.Label': { element: 'h4', render: (props) => <Services.Label {...props} />, around: inService },
  'Services.Switch': {
    element: 'button',
    state: 'unchecked',
    render: (props) => <Services.Switch {...props} />,
    around: inService,
  },
  'Services.Thumb': {
    element: 'span',
    state: 'unchecked',
    render: (props) => <Services.Thumb {...props} />,
    around: (part) => inService(<Services.Switch>{part}</Services.Switch>),
  },
  'Services.Facts': { element: 'dl', render: (props) => <Services.Facts {...props} />, around: inService },
  ConsentPreferences: { element: 'div', render: (props) => <ConsentPreferences {...props} />, asChild: false },
  CookieTable: { element: 'table', render: (props) => <CookieTable category="marketing" {...props} />, asChild: false },
  WithdrawalSummary: {
    element: 'div',
    render: (props) => <WithdrawalSummary {...props} />,
    asChild: false,
    after: withdraw,
  },
})
