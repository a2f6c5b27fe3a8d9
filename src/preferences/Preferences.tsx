'use client'

import {
  forwardRef,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import {
  Content,
  Description,
  Portal,
  Root,
  Title,
  Trigger,
  type DialogContentProps,
  type DialogPortalProps,
} from 'radix-ui/dialog'
import type { DetailMessages } from '../core/index.js'
import { useConsent, useConsentActions, useDetails, useMessages } from '../index.js'
import { Action, Part, type ActionProps, type AsChild } from '../parts/index.js'
import { landFocus } from '../parts/lazy.js'
import { rememberFocus } from './rememberFocus.js'
import { useConfirmation } from './useConfirmation.js'
import { useScrollLock } from './useScrollLock.js'

// ---------------------------------------------------------------- Root

interface PreferencesRootProps {
  readonly children?: ReactNode
}

/**
 * The second layer: a modal dialog that is open while the store's `surface` is `preferences`.
 *
 * Renders no element of its own. To leave it by Escape, by a click outside or by `Close` records nothing and discards
 * what was switched. On a page, use `Categories` and the buttons without it.
 *
 * @example
 * <Preferences.Root>
 *   <Preferences.Portal>
 *     <Preferences.Overlay />
 *     <Preferences.Content>
 *       <Preferences.Title />
 *       <Preferences.Description />
 *       <Categories.List>{({ id }) => <Categories.Item category={id}>...</Categories.Item>}</Categories.List>
 *       <Preferences.RejectAll />
 *       <Preferences.AcceptAll />
 *       <Preferences.Save />
 *       <Preferences.Close />
 *     </Preferences.Content>
 *   </Preferences.Portal>
 * </Preferences.Root>
 */
export function PreferencesRoot({ children }: PreferencesRootProps): ReactNode {
  const isOpen = useIsOpen()
  const { open, close } = useConsentActions()
  return (
    <Root open={isOpen} onOpenChange={(opens) => (opens ? open('preferences') : close())}>
      {children}
    </Root>
  )
}
export declare namespace PreferencesRoot {
  type Props = PreferencesRootProps
}

function useIsOpen(): boolean {
  return useConsent(({ surface }) => surface === 'preferences')
}

// ---------------------------------------------------------------- Trigger

/** Opens the dialog and says whether it is open. Renders a `<button>`. */
export const PreferencesTrigger: ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PreferencesTrigger(props, ref) {
    const text = useMessages()?.banner.openPreferences
    if (isNameless(text, props)) return null
    const focus = (event: MouseEvent<HTMLButtonElement>): void => {
      props.onClick?.(event)
      // Safari does not focus a button that is clicked, and the dialog would not know the way back.
      event.currentTarget.focus()
    }
    return (
      <Trigger asChild>
        <Part as="button" type="button" data-consent-action="open" text={text} {...props} onClick={focus} ref={ref} />
      </Trigger>
    )
  })
export declare namespace PreferencesTrigger {
  type Props = ActionProps
}

// ---------------------------------------------------------------- Portal

/** Puts its children at the end of the body, or into `container`, while the dialog is open. */
export function PreferencesPortal(props: DialogPortalProps): ReactNode {
  return <Portal {...props} />
}
export declare namespace PreferencesPortal {
  type Props = DialogPortalProps
}

// ---------------------------------------------------------------- Overlay

interface PreferencesOverlayProps extends ComponentPropsWithoutRef<'div'>, AsChild {}

/**
 * Covers the page behind the dialog. Renders a `<div>` while it is open.
 *
 * It is not Radix's: that one injects a style sheet to lock scrolling, which a strict content security policy refuses.
 */
export const PreferencesOverlay: ForwardRefExoticComponent<PreferencesOverlayProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, PreferencesOverlayProps>(function PreferencesOverlay(props, ref) {
    const isOpen = useIsOpen()
    return isOpen ? <Part as="div" data-consent-overlay="" data-state="open" {...props} ref={ref} /> : null
  })
export declare namespace PreferencesOverlay {
  type Props = PreferencesOverlayProps
}

// ---------------------------------------------------------------- Content

/**
 * The dialog: traps the focus, which starts at its title and returns to the control that opened it.
 *
 * Renders a `<div>` with the role `dialog`. The page behind does not scroll and keeps the room of its scrollbar.
 */
export const PreferencesContent: ForwardRefExoticComponent<DialogContentProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, DialogContentProps>(function PreferencesContent(props, ref) {
    const locale = useMessages()
    const findOpener = useRef<(() => HTMLElement | null) | null>(null)
    useScrollLock(useIsOpen())

    const focusTitle = (event: Event): void => {
      findOpener.current = rememberFocus()
      props.onOpenAutoFocus?.(event)
      const { currentTarget } = event
      if (event.defaultPrevented || !(currentTarget instanceof HTMLElement)) return
      // Not the first control: it may be far below the text that explains it.
      const title = document.getElementById(currentTarget.getAttribute('aria-labelledby') ?? '')
      event.preventDefault()
      landFocus(title ?? currentTarget)
    }
    const focusOpener = (event: Event): void => {
      props.onCloseAutoFocus?.(event)
      if (event.defaultPrevented) return
      event.preventDefault()
      landFocus(findOpener.current?.())
    }
    return (
      <Content
        aria-modal="true"
        lang={locale?.tag}
        dir={locale?.dir}
        data-consent-preferences=""
        data-nosnippet=""
        {...props}
        onOpenAutoFocus={focusTitle}
        onCloseAutoFocus={focusOpener}
        ref={ref}
      />
    )
  })
export declare namespace PreferencesContent {
  type Props = DialogContentProps
}

// ---------------------------------------------------------------- Title

interface PreferencesTitleProps extends ComponentPropsWithoutRef<'h2'>, AsChild {}

/** Names the dialog. Renders an `<h2>`. */
export const PreferencesTitle: ForwardRefExoticComponent<PreferencesTitleProps & RefAttributes<HTMLHeadingElement>> =
  /* @__PURE__ */ forwardRef<HTMLHeadingElement, PreferencesTitleProps>(function PreferencesTitle(props, ref) {
    const text = usePreferenceTexts()?.title
    return (
      <Title asChild>
        <Part as="h2" tabIndex={-1} text={text} {...props} ref={ref} />
      </Title>
    )
  })
export declare namespace PreferencesTitle {
  type Props = PreferencesTitleProps
}

// ---------------------------------------------------------------- Description

interface PreferencesDescriptionProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

/** Says what can be decided here. Renders a `<p>`. */
export const PreferencesDescription: ForwardRefExoticComponent<
  PreferencesDescriptionProps & RefAttributes<HTMLParagraphElement>
> = /* @__PURE__ */ forwardRef<HTMLParagraphElement, PreferencesDescriptionProps>(
  function PreferencesDescription(props, ref) {
    const text = usePreferenceTexts()?.description
    return (
      <Description asChild>
        <Part as="p" text={text} {...props} ref={ref} />
      </Description>
    )
  },
)
export declare namespace PreferencesDescription {
  type Props = PreferencesDescriptionProps
}

// ---------------------------------------------------------------- Buttons

type Button = ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>>

/**
 * Grants everything that is asked; after an opt-out of sale it only moves the switches, and {@link PreferencesSave} is the
 * second step. Renders a `<button>`, the same one as {@link PreferencesRejectAll}.
 */
export const PreferencesAcceptAll: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function PreferencesAcceptAll(props, ref) {
    const { acceptAll } = useConsentActions()
    const text = usePreferenceTexts()?.acceptAll
    const confirmed = useConfirmation()
    if (isNameless(text, props)) return null
    return <Action action="accept-all" run={confirmed(acceptAll)} text={text} {...props} ref={ref} />
  },
)
export declare namespace PreferencesAcceptAll {
  type Props = ActionProps
}

/** Refuses everything that is asked. Renders a `<button>`, the same one as {@link PreferencesAcceptAll}. */
export const PreferencesRejectAll: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function PreferencesRejectAll(props, ref) {
    const { rejectAll } = useConsentActions()
    const text = usePreferenceTexts()?.rejectAll
    const confirmed = useConfirmation()
    if (isNameless(text, props)) return null
    return <Action action="reject-all" run={confirmed(rejectAll)} text={text} {...props} ref={ref} />
  },
)
export declare namespace PreferencesRejectAll {
  type Props = ActionProps
}

/** Records what the switches show; what was never switched on is refused. Renders a `<button>`. */
export const PreferencesSave: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function PreferencesSave(props, ref) {
    const { save } = useConsentActions()
    const text = usePreferenceTexts()?.save
    const run = useConfirmation()((cause) => save(null, cause))
    if (isNameless(text, props)) return null
    return <Action action="save" run={run} text={text} {...props} ref={ref} />
  },
)
export declare namespace PreferencesSave {
  type Props = ActionProps
}

/** Leaves the preferences: nothing is recorded, what was switched is discarded. Renders a `<button>`. */
export const PreferencesClose: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function PreferencesClose(props, ref) {
    const { close } = useConsentActions()
    const text = usePreferenceTexts()?.close
    if (isNameless(text, props)) return null
    return <Action action="close" run={close} text={text} aria-label={text} {...props} ref={ref} />
  },
)
export declare namespace PreferencesClose {
  type Props = ActionProps
}

/** A button without a name is worse than none: its words may be on their way, or blocked. */
function isNameless(text: string | undefined, { children }: ActionProps): boolean {
  return text === undefined && !children
}

function usePreferenceTexts(): DetailMessages['preferences'] | undefined {
  return useDetails()?.details.preferences
}
