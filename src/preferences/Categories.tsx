'use client'

import {
  forwardRef,
  Fragment,
  useId,
  useMemo,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import type { SwitchProps } from 'radix-ui/switch'
import { formatMessage, formatPlural, type CategoryId, type CategoryView } from '../core/index.js'
import { useConsentStore, useDetails, useMessages } from '../index.js'
import { createPartContext, Part, type AsChild } from '../parts/index.js'
import { AddedMark } from './AddedMark.js'
import { DraftSwitch } from './DraftSwitch.js'
import { useCategoryView, useCategoryViews } from './useCategoryViews.js'

interface CategoryContext {
  readonly category: CategoryView
  readonly labelId: string
  readonly descriptionId: string
  readonly statusId: string
}

const [CategoryProvider, useCategoryContext] = /* @__PURE__ */ createPartContext<CategoryContext>('Categories.Item')

// ---------------------------------------------------------------- List

interface CategoriesListProps extends Omit<ComponentPropsWithoutRef<'ul'>, 'children'>, AsChild {
  /** Called for each category; or nodes, with `asChild` one element. */
  readonly children: ReactNode | ((category: CategoryView) => ReactNode)
}

/**
 * The categories that are shown: the required ones, and those with a service to ask about.
 *
 * Renders a `<ul>`; nothing until the texts are loaded. It works in the dialog and anywhere on a page.
 *
 * @example
 * <Categories.List>
 *   {({ id }) => (
 *     <Categories.Item category={id}>
 *       <Categories.Label />
 *       <Categories.Switch>
 *         <Categories.Thumb />
 *       </Categories.Switch>
 *       <Categories.Description />
 *       <Categories.Status />
 *     </Categories.Item>
 *   )}
 * </Categories.List>
 */
export const CategoriesList: ForwardRefExoticComponent<CategoriesListProps & RefAttributes<HTMLUListElement>> =
  /* @__PURE__ */ forwardRef<HTMLUListElement, CategoriesListProps>(function CategoriesList(
    { children, ...props },
    ref,
  ) {
    const categories = useCategoryViews()
    const texts = useDetails()
    if (!texts) return null
    return (
      <Part as="ul" data-consent-categories="" {...props} ref={ref}>
        {typeof children === 'function'
          ? categories.map((category) => <Fragment key={category.id}>{children(category)}</Fragment>)
          : children}
      </Part>
    )
  })
export declare namespace CategoriesList {
  type Props = CategoriesListProps
}

// ---------------------------------------------------------------- Item

interface CategoriesItemProps extends ComponentPropsWithoutRef<'li'>, AsChild {
  readonly category: CategoryId
}

/**
 * One category. Renders an `<li>` with `data-state`: `granted`, `denied` or `mixed`; nothing until the texts are
 * loaded.
 */
export const CategoriesItem: ForwardRefExoticComponent<CategoriesItemProps & RefAttributes<HTMLLIElement>> =
  /* @__PURE__ */ forwardRef<HTMLLIElement, CategoriesItemProps>(function CategoriesItem(
    { category: id, ...props },
    ref,
  ) {
    const category = useCategoryView(id)
    const prefix = useId()
    const context = useMemo(
      () => ({
        category,
        labelId: `${prefix}label`,
        descriptionId: `${prefix}description`,
        statusId: `${prefix}status`,
      }),
      [category, prefix],
    )
    const texts = useDetails()
    if (!texts) return null
    const state = category.mixed ? 'mixed' : category.draft
    return (
      <CategoryProvider value={context}>
        <Part as="li" data-consent-category={id} data-state={state} {...props} ref={ref} />
      </CategoryProvider>
    )
  })
export declare namespace CategoriesItem {
  type Props = CategoriesItemProps
}

// ---------------------------------------------------------------- Label

interface CategoriesLabelProps extends ComponentPropsWithoutRef<'h3'>, AsChild {}

/** The category's name, which names its switch, marked when something in it is new. Renders an `<h3>`. */
export const CategoriesLabel: ForwardRefExoticComponent<CategoriesLabelProps & RefAttributes<HTMLHeadingElement>> =
  /* @__PURE__ */ forwardRef<HTMLHeadingElement, CategoriesLabelProps>(function CategoriesLabel(props, ref) {
    const { category, labelId } = useCategoryContext('Categories.Label')
    const text = (
      <>
        {category.label ?? category.id}
        <AddedMark services={category.services} />
      </>
    )
    return <Part as="h3" id={labelId} text={text} {...props} ref={ref} />
  })
export declare namespace CategoriesLabel {
  type Props = CategoriesLabelProps
}

// ---------------------------------------------------------------- Description

interface CategoriesDescriptionProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

/** What the category is for, which describes its switch. Renders a `<p>`. */
export const CategoriesDescription: ForwardRefExoticComponent<
  CategoriesDescriptionProps & RefAttributes<HTMLParagraphElement>
> = /* @__PURE__ */ forwardRef<HTMLParagraphElement, CategoriesDescriptionProps>(
  function CategoriesDescription(props, ref) {
    const { category, descriptionId } = useCategoryContext('Categories.Description')
    return <Part as="p" id={descriptionId} text={category.description} {...props} ref={ref} />
  },
)
export declare namespace CategoriesDescription {
  type Props = CategoriesDescriptionProps
}

// ---------------------------------------------------------------- Status

interface CategoriesStatusProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

/**
 * Why a required category cannot be switched off, or how many services of a mixed one are on.
 *
 * Renders a `<p>` that describes the switch; nothing for other categories.
 */
export const CategoriesStatus: ForwardRefExoticComponent<CategoriesStatusProps & RefAttributes<HTMLParagraphElement>> =
  /* @__PURE__ */ forwardRef<HTMLParagraphElement, CategoriesStatusProps>(function CategoriesStatus(props, ref) {
    const { category, statusId } = useCategoryContext('Categories.Status')
    const text = useStatus(category)
    return text === null ? null : <Part as="p" id={statusId} data-consent-status="" text={text} {...props} ref={ref} />
  })
export declare namespace CategoriesStatus {
  type Props = CategoriesStatusProps
}

function useStatus({ id, required, mixed, on, services }: CategoryView): string | null {
  const { config } = useConsentStore()
  const texts = useDetails()?.details.preferences
  if (!texts) return null
  const definition = config.categories[id]
  if (required) return (definition?.required && definition.reason) || texts.alwaysOn
  return mixed ? formatMessage(texts.partly, { n: on, total: services.length }) : null
}

// ---------------------------------------------------------------- Switch

/**
 * Switches the category and its services, without saving. Off until the person switches it on, where the law asks
 * first.
 *
 * Renders a `<button>` with the role `switch`, named by the label; disabled in a required category. `data-state` is
 * `checked`, `unchecked` or, when only some services are on, `mixed`: switching then turns all of them on.
 */
export const CategoriesSwitch: ForwardRefExoticComponent<SwitchProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, SwitchProps>(function CategoriesSwitch(props, ref) {
    const { category, labelId, descriptionId, statusId } = useCategoryContext('Categories.Switch')
    return (
      <DraftSwitch
        target={category}
        aria-labelledby={labelId}
        // The role has no third state, so the status says it in words.
        aria-describedby={`${descriptionId} ${statusId}`}
        // Not on as a whole, so that switching turns all of them on.
        {...(category.mixed && { checked: false, 'data-state': 'mixed' })}
        {...props}
        ref={ref}
      />
    )
  })
export declare namespace CategoriesSwitch {
  type Props = SwitchProps
}

// ---------------------------------------------------------------- Details

interface CategoriesDetailsProps extends ComponentPropsWithoutRef<'details'> {
  /** What opens the details. @default the number of services */
  readonly summary?: ReactNode
}

/** Shows more about the category on demand, for example its services. Renders a `<details>` with its `<summary>`. */
export const CategoriesDetails: ForwardRefExoticComponent<CategoriesDetailsProps & RefAttributes<HTMLDetailsElement>> =
  /* @__PURE__ */ forwardRef<HTMLDetailsElement, CategoriesDetailsProps>(function CategoriesDetails(
    { summary, children, ...props },
    ref,
  ) {
    const { category } = useCategoryContext('Categories.Details')
    const texts = useDetails()?.details.preferences
    const locale = useMessages()
    if (!texts || !locale) return null
    const count = formatPlural(texts.services, category.services.length, locale.tag)
    const name = formatMessage(texts.details, { name: category.label ?? category.id })
    return (
      <details {...props} ref={ref}>
        {/* Begins with what is seen, and is unique on the page. */}
        <summary {...(summary === undefined && { 'aria-label': `${count} – ${name}` })}>{summary ?? count}</summary>
        {children}
      </details>
    )
  })
export declare namespace CategoriesDetails {
  type Props = CategoriesDetailsProps
}
