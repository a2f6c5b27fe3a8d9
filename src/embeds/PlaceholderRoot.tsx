'use client'

import {
  forwardRef,
  useCallback,
  useInsertionEffect,
  useRef,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type FocusEvent,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react'
import type { Cause, ConsentActions, PlaceholderMessages, ServiceId } from '../core/index.js'
import { useConsentActions, useConsentStore, type Gate } from '../index.js'
import { Action, createPartContext, Part, useMergedRefs, type ActionProps, type AsChild } from '../parts/index.js'
import { announce } from '../parts/lazy.js'
import { adoptEmbedStyles } from './adoptEmbedStyles.js'
import { Complaint } from './Complaint.js'
import { followPlace } from './followPlace.js'
import { isFirstParty } from './isFirstParty.js'
import { useServiceWords, type ServiceWords } from './useServiceWords.js'

interface PlaceholderContext extends Pick<ServiceWords, 'locale' | 'say' | 'policy'> {
  readonly service: ServiceId
  readonly gate: Gate
  readonly url: string | undefined
  /** Notes that the person has allowed the content here, and what to do as the gate opens; `null` where it was refused. */
  readonly allow: (onOpen: (() => void) | null) => void
}

const [PlaceholderProvider, usePlaceholder] = /* @__PURE__ */ createPartContext<PlaceholderContext>('Placeholder.Root')

// ---------------------------------------------------------------- Root

/** Props of Placeholder.Root. */
export interface PlaceholderRootProps extends ComponentPropsWithoutRef<'div'>, AsChild {
  /** The service that the content belongs to. */
  readonly service: ServiceId
  /** The gate that holds the content back, as its `fallback` gets it. */
  readonly gate: Gate
  /** The content's address at the provider, for `VisitLink`. */
  readonly url?: string | undefined
  /** Called when the person allows the content here, before the gate opens; with `false` where that is refused. */
  readonly onAllow?: ((isAllowed: boolean) => void) | undefined
}

/** @see {@link PlaceholderRoot} */
export const Root: ForwardRefExoticComponent<PlaceholderRootProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, PlaceholderRootProps>(function Root(
    { service: id, gate, url, onAllow, onBlur, ...props },
    ref,
  ) {
    const { label, locale, say, policy } = useServiceWords('Placeholder.Root', id)
    // A press counts while the focus stays on its button.
    const pressed = useRef<(() => void) | null>(null)
    const held = useRef<HTMLDivElement | null>(null)
    const attach = useCallback((root: HTMLDivElement | null) => {
      // React detaches a ref while its element still stands in the page.
      if (!root && held.current && pressed.current) {
        followPlace(held.current)
        pressed.current()
      }
      held.current = root
    }, [])
    const merged = useMergedRefs(ref, attach)
    const allow: PlaceholderContext['allow'] = (onOpen) => {
      pressed.current = onOpen
      onAllow?.(onOpen !== null)
    }
    const forgetPress = (event: FocusEvent<HTMLDivElement>): void => {
      pressed.current = null
      onBlur?.(event)
    }
    return (
      <PlaceholderProvider value={{ service: id, gate, url, locale, policy, say, allow }}>
        <Part
          as="div"
          role="group"
          aria-label={label}
          lang={locale?.tag}
          dir={locale?.dir}
          data-consent-placeholder=""
          data-state={gate.state}
          {...props}
          onBlur={forgetPress}
          ref={merged}
        />
      </PlaceholderProvider>
    )
  })

// ---------------------------------------------------------------- Title, Text

/** Props of Placeholder.Title and Placeholder.Text. */
export interface PlaceholderTextProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

/** @see {@link PlaceholderTitle} */
export const Title: ForwardRefExoticComponent<PlaceholderTextProps & RefAttributes<HTMLParagraphElement>> =
  /* @__PURE__ */ forwardRef<HTMLParagraphElement, PlaceholderTextProps>(function Title(props, ref) {
    const { say } = usePlaceholder('Placeholder.Title')
    return <Part as="p" data-consent-title="" text={say('title')} {...props} ref={ref} />
  })

/** @see {@link PlaceholderText} */
export const Text: ForwardRefExoticComponent<PlaceholderTextProps & RefAttributes<HTMLParagraphElement>> =
  /* @__PURE__ */ forwardRef<HTMLParagraphElement, PlaceholderTextProps>(function Text(props, ref) {
    const { say, policy, gate } = usePlaceholder('Placeholder.Text')
    const text = policy && (
      <>
        {say(gate.state === 'error' ? 'error' : 'text')} {policy}
      </>
    )
    return <Part as="p" text={text} {...props} ref={ref} />
  })

// ---------------------------------------------------------------- Buttons

type Button = ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>>

interface ButtonOptions {
  readonly part: string
  readonly action: string
  readonly word: keyof PlaceholderMessages
  /** Whether it opens the gate. */
  readonly allows: boolean
  readonly run: (context: PlaceholderContext, actions: ConsentActions, cause: Cause) => void
}

function createButton({ part, action, word, allows, run }: ButtonOptions): Button {
  return forwardRef<HTMLButtonElement, ActionProps>(function PlaceholderButton(props, ref) {
    const context = usePlaceholder(part)
    const actions = useConsentActions()
    const { inlet, subscribe, getState } = useConsentStore()
    const { gate, allow, locale, say } = context
    // What is allowed and did not come has only to be loaded again.
    const isLost = allows && gate.state === 'error'
    const text = say(isLost ? 'retry' : word)
    const sayLoading = (): void => {
      if (locale) announce(say('loading') ?? '', locale)
    }
    const act = (event: MouseEvent<HTMLButtonElement>): void => {
      // Safari does not focus a button that is clicked; whoever takes the focus over has to know that it was here.
      event.currentTarget.focus({ preventScroll: true })
      const cause: Cause = { event, method: 'gate' }
      if (!allows) return run(context, actions, cause)
      // A gate may wait for more than this service: it loads when it opens, not when this is allowed.
      allow(isLost ? () => undefined : sayLoading)
      if (isLost) {
        sayLoading()
        return gate.retry()
      }
      let hasChanged = false
      let unsubscribe = (): void => undefined
      // The acts may still be loading: what is performed before and after one comes before and after it then too.
      inlet.perform(() => {
        unsubscribe = subscribe(() => {
          hasChanged = true
        })
      })
      run(context, actions, cause)
      inlet.perform(() => {
        unsubscribe()
        // What is refused changes nothing, or takes a second step in the preferences.
        if (!hasChanged || getState().surface === 'preferences') allow(null)
      })
    }
    // A button without a name is worse than none.
    if (text === undefined && !props.children) return null
    return <Action action={action} run={act} text={text} {...props} ref={ref} />
  })
}

/** @see {@link PlaceholderAllowOnce} */
export const AllowOnce: Button = /* @__PURE__ */ createButton({
  part: 'Placeholder.AllowOnce',
  action: 'allow-once',
  word: 'allowOnce',
  allows: true,
  run: ({ gate }, _actions, cause) => gate.allowOnce(cause),
})

/** @see {@link PlaceholderAllowSession} */
export const AllowSession: Button = /* @__PURE__ */ createButton({
  part: 'Placeholder.AllowSession',
  action: 'allow-session',
  word: 'allowSession',
  allows: true,
  run: ({ service }, { grantForSession }, cause) => grantForSession(service, cause),
})

/** @see {@link PlaceholderAllowAlways} */
export const AllowAlways: Button = /* @__PURE__ */ createButton({
  part: 'Placeholder.AllowAlways',
  action: 'allow-always',
  word: 'allowAlways',
  allows: true,
  run: ({ service }, { grantAlways }, cause) => grantAlways(service, cause),
})

/** @see {@link PlaceholderOpenPreferences} */
export const OpenPreferences: Button = /* @__PURE__ */ createButton({
  part: 'Placeholder.OpenPreferences',
  action: 'open',
  word: 'openPreferences',
  allows: false,
  run: (_context, { open }) => open('preferences'),
})

// ---------------------------------------------------------------- VisitLink

/** Props of Placeholder.VisitLink. */
export interface PlaceholderVisitLinkProps extends Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'rel'>, AsChild {}

/** @see {@link PlaceholderVisitLink} */
export const VisitLink: ForwardRefExoticComponent<PlaceholderVisitLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, PlaceholderVisitLinkProps>(function VisitLink(props, ref) {
    const { say, url } = usePlaceholder('Placeholder.VisitLink')
    const text = say('visit')
    if (!url || (text === undefined && !props.children)) return null
    return <Part as="a" target="_blank" text={text} {...props} href={url} rel="noopener noreferrer" ref={ref} />
  })

// ---------------------------------------------------------------- Poster

/** Props of Placeholder.Poster. */
export interface PlaceholderPosterProps extends Omit<ComponentPropsWithoutRef<'img'>, 'srcSet'> {
  /** A picture of the own site. */
  readonly src: string
}

/** @see {@link PlaceholderPoster} */
export const Poster: ForwardRefExoticComponent<PlaceholderPosterProps & RefAttributes<HTMLImageElement>> =
  /* @__PURE__ */ forwardRef<HTMLImageElement, PlaceholderPosterProps>(function Poster({ src, ...props }, ref) {
    // A server does not know its own origin; an absolute address has to wait for the browser.
    const origin = useSyncExternalStore(neverChanges, ownOrigin, noOrigin)
    const isOwn = isFirstParty(src, origin)
    useInsertionEffect(adoptEmbedStyles, [])
    // The types know no `srcSet`; from JavaScript it would lead past the check.
    if (isOwn) return <img alt="" data-consent-poster="" {...props} src={src} srcSet={undefined} ref={ref} />
    return process.env.NODE_ENV === 'production' || origin === null ? null : (
      <Complaint code={206} part="Placeholder.Poster" value={src} />
    )
  })

function neverChanges(): () => void {
  return () => undefined
}

function ownOrigin(): string {
  return location.origin
}

function noOrigin(): null {
  return null
}
