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
import { formatMessage, type CategoryId, type Service, type ServiceId, type ServiceView } from '../core/index.js'
import { useDetails } from '../index.js'
import { createPartContext, Part, type AsChild } from '../parts/index.js'
import { AddedMark } from './AddedMark.js'
import { DraftSwitch } from './DraftSwitch.js'
import { useCategoryView } from './useCategoryViews.js'
import { useServiceView } from './useServiceView.js'

/** What `Services.Item` hands to its parts. */
export interface ServiceContext {
  readonly service: ServiceView
  readonly labelId: string
}

const [ServiceProvider, useItem] = /* @__PURE__ */ createPartContext<ServiceContext>('Services.Item')

/** The service of the `Services.Item` around a part. */
export function useServiceContext(part: string): ServiceContext {
  return useItem(part)
}

// ---------------------------------------------------------------- List

interface ServicesListProps extends Omit<ComponentPropsWithoutRef<'ul'>, 'children'>, AsChild {
  readonly category: CategoryId
  /** Called for each service; or nodes, with `asChild` one element. */
  readonly children: ReactNode | ((service: Service) => ReactNode)
}

/**
 * The services of a category. Renders a `<ul>`; nothing until the texts are loaded.
 *
 * @example
 * <Services.List category="marketing">
 *   {({ id }) => (
 *     <Services.Item service={id}>
 *       <Services.Label />
 *       <Services.Switch>
 *         <Services.Thumb />
 *       </Services.Switch>
 *       <Services.Facts />
 *     </Services.Item>
 *   )}
 * </Services.List>
 */
export const ServicesList: ForwardRefExoticComponent<ServicesListProps & RefAttributes<HTMLUListElement>> =
  /* @__PURE__ */ forwardRef<HTMLUListElement, ServicesListProps>(function ServicesList(
    { category, children, ...props },
    ref,
  ) {
    const { label, services } = useCategoryView(category)
    const texts = useDetails()
    if (!texts) return null
    return (
      <Part
        as="ul"
        aria-label={formatMessage(texts.details.preferences.details, { name: label ?? category })}
        data-consent-services=""
        {...props}
        ref={ref}
      >
        {typeof children === 'function'
          ? services.map((service) => <Fragment key={service.id}>{children(service)}</Fragment>)
          : children}
      </Part>
    )
  })
export declare namespace ServicesList {
  type Props = ServicesListProps
}

// ---------------------------------------------------------------- Item

interface ServicesItemProps extends ComponentPropsWithoutRef<'li'>, AsChild {
  readonly service: ServiceId
}

/** One service. Renders an `<li>` with `data-state`: `granted` or `denied`; nothing until the texts are loaded. */
export const ServicesItem: ForwardRefExoticComponent<ServicesItemProps & RefAttributes<HTMLLIElement>> =
  /* @__PURE__ */ forwardRef<HTMLLIElement, ServicesItemProps>(function ServicesItem({ service: id, ...props }, ref) {
    const service = useServiceView(id)
    const labelId = useId()
    const context = useMemo(() => ({ service, labelId }), [service, labelId])
    const texts = useDetails()
    if (!texts) return null
    return (
      <ServiceProvider value={context}>
        <Part as="li" data-consent-service={id} data-state={service.draft} {...props} ref={ref} />
      </ServiceProvider>
    )
  })
export declare namespace ServicesItem {
  type Props = ServicesItemProps
}

// ---------------------------------------------------------------- Label

interface ServicesLabelProps extends ComponentPropsWithoutRef<'h4'>, AsChild {}

/** The service's name, which names its switch, marked when it is new. Renders an `<h4>`. */
export const ServicesLabel: ForwardRefExoticComponent<ServicesLabelProps & RefAttributes<HTMLHeadingElement>> =
  /* @__PURE__ */ forwardRef<HTMLHeadingElement, ServicesLabelProps>(function ServicesLabel(props, ref) {
    const { service, labelId } = useServiceContext('Services.Label')
    const text = (
      <>
        {service.label ?? service.id}
        <AddedMark services={[service]} />
      </>
    )
    return <Part as="h4" id={labelId} text={text} {...props} ref={ref} />
  })
export declare namespace ServicesLabel {
  type Props = ServicesLabelProps
}

// ---------------------------------------------------------------- Switch

/**
 * Switches the service, without saving.
 *
 * Renders a `<button>` with the role `switch`, named by the label; disabled in a required category.
 */
export const ServicesSwitch: ForwardRefExoticComponent<SwitchProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, SwitchProps>(function ServicesSwitch(props, ref) {
    const { service, labelId } = useServiceContext('Services.Switch')
    return <DraftSwitch target={service} aria-labelledby={labelId} {...props} ref={ref} />
  })
export declare namespace ServicesSwitch {
  type Props = SwitchProps
}
