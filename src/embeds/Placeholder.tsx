'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { createPartContext, type ActionProps } from '../parts/index.js'
import type {
  PlaceholderPosterProps,
  PlaceholderRootProps,
  PlaceholderTextProps,
  PlaceholderVisitLinkProps,
} from './PlaceholderRoot.js'
import { useChunk } from './useChunk.js'

// The parts as an app uses them. Their code is fetched like their texts: who has allowed a service needs neither.
const loadParts = () => import('./PlaceholderRoot.js')

// The root fetches for all of them, so that no part of a placeholder comes later than another.
const [PartsProvider, useParts] =
  /* @__PURE__ */ createPartContext<Awaited<ReturnType<typeof loadParts>>>('Placeholder.Root')

/**
 * What stands in a page in place of content that was not allowed yet.
 *
 * Renders a `<div>` that is a group named after the service, with `data-state` of the gate; nothing until its code is
 * loaded. Give the place around it a size.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <ConsentGate
 *   service="youtube"
 *   fallback={(gate) => (
 *     <Placeholder.Root service="youtube" gate={gate}>
 *       <Placeholder.Title />
 *       <Placeholder.Text />
 *       <Placeholder.AllowOnce />
 *       <Placeholder.AllowAlways />
 *     </Placeholder.Root>
 *   )}
 * >
 *   {() => <Player />}
 * </ConsentGate>
 */
export const PlaceholderRoot: ForwardRefExoticComponent<PlaceholderRootProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, PlaceholderRootProps>(function PlaceholderRoot(props, ref) {
    const parts = useChunk(loadParts)
    return (
      parts && (
        <PartsProvider value={parts}>
          <parts.Root {...props} ref={ref} />
        </PartsProvider>
      )
    )
  })
export declare namespace PlaceholderRoot {
  type Props = PlaceholderRootProps
}

/** Names the content. Renders a `<p>`; use `asChild` for a heading of the right level. */
export const PlaceholderTitle: ForwardRefExoticComponent<PlaceholderTextProps & RefAttributes<HTMLParagraphElement>> =
  /* @__PURE__ */ forwardRef<HTMLParagraphElement, PlaceholderTextProps>(function PlaceholderTitle(props, ref) {
    const parts = useParts('Placeholder.Title')
    return <parts.Title {...props} ref={ref} />
  })
export declare namespace PlaceholderTitle {
  type Props = PlaceholderTextProps
}

/**
 * Says who receives data, in which countries and what for, and links the provider's privacy policy.
 *
 * Renders a `<p>`. Own children replace all of it: they have to say the same.
 */
export const PlaceholderText: ForwardRefExoticComponent<PlaceholderTextProps & RefAttributes<HTMLParagraphElement>> =
  /* @__PURE__ */ forwardRef<HTMLParagraphElement, PlaceholderTextProps>(function PlaceholderText(props, ref) {
    const parts = useParts('Placeholder.Text')
    return <parts.Text {...props} ref={ref} />
  })
export declare namespace PlaceholderText {
  type Props = PlaceholderTextProps
}

type Button = ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>>

function createButton(name: 'AllowOnce' | 'AllowSession' | 'AllowAlways' | 'OpenPreferences'): Button {
  return forwardRef<HTMLButtonElement, ActionProps>(function PlaceholderButton(props, ref) {
    const Part = useParts(`Placeholder.${name}`)[name]
    return <Part {...props} ref={ref} />
  })
}

/** Opens this one gate until the page is left; nothing is stored. Renders a `<button>`. */
export const PlaceholderAllowOnce: Button = /* @__PURE__ */ createButton('AllowOnce')
export declare namespace PlaceholderAllowOnce {
  type Props = ActionProps
}

/** Allows the service until the page is left; nothing is stored. Renders a `<button>`. */
export const PlaceholderAllowSession: Button = /* @__PURE__ */ createButton('AllowSession')
export declare namespace PlaceholderAllowSession {
  type Props = ActionProps
}

/** Records a grant for the service. Renders a `<button>`. */
export const PlaceholderAllowAlways: Button = /* @__PURE__ */ createButton('AllowAlways')
export declare namespace PlaceholderAllowAlways {
  type Props = ActionProps
}

/** Opens the preferences. Renders a `<button>`. */
export const PlaceholderOpenPreferences: Button = /* @__PURE__ */ createButton('OpenPreferences')
export declare namespace PlaceholderOpenPreferences {
  type Props = ActionProps
}

/** Leads to the content at its provider, in a tab of its own. Renders an `<a>`; nothing without a `url` on the root. */
export const PlaceholderVisitLink: ForwardRefExoticComponent<
  PlaceholderVisitLinkProps & RefAttributes<HTMLAnchorElement>
> = /* @__PURE__ */ forwardRef<HTMLAnchorElement, PlaceholderVisitLinkProps>(function PlaceholderVisitLink(props, ref) {
  const parts = useParts('Placeholder.VisitLink')
  return <parts.VisitLink {...props} ref={ref} />
})
export declare namespace PlaceholderVisitLink {
  type Props = PlaceholderVisitLinkProps
}

/**
 * A picture behind the placeholder, from the own origin.
 *
 * Renders an `<img>`. A picture of another origin is left out, with error 206 in development: loading it would tell
 * that origin about the visit.
 */
export const PlaceholderPoster: ForwardRefExoticComponent<PlaceholderPosterProps & RefAttributes<HTMLImageElement>> =
  /* @__PURE__ */ forwardRef<HTMLImageElement, PlaceholderPosterProps>(function PlaceholderPoster(props, ref) {
    const parts = useParts('Placeholder.Poster')
    return <parts.Poster {...props} ref={ref} />
  })
export declare namespace PlaceholderPoster {
  type Props = PlaceholderPosterProps
}
