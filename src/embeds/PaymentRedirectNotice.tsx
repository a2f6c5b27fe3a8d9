'use client'

import {
  forwardRef,
  Fragment,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import type { ServiceId } from '../core/index.js'
import { regionName } from '../core/views.js'
import { useDetails } from '../index.js'
import { useServiceWords } from './useServiceWords.js'

interface PaymentRedirectNoticeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The payment service. */
  readonly service: ServiceId
}

/**
 * Says, beside the button that leads there, to which payment provider a person is sent, what that receives and where,
 * and links its privacy policy. Nothing is asked of the provider.
 *
 * Renders a `<div>` that is a group named after the service; nothing until the texts are loaded.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <PaymentRedirectNotice service="netopia" />
 * <button onClick={pay}>Pay by card</button>
 */
export const PaymentRedirectNotice: ForwardRefExoticComponent<
  PaymentRedirectNoticeProps & RefAttributes<HTMLDivElement>
> = /* @__PURE__ */ forwardRef<HTMLDivElement, PaymentRedirectNoticeProps>(function PaymentRedirectNotice(
  { service: id, ...props },
  ref,
) {
  const { service, label, locale, say, policy } = useServiceWords('PaymentRedirectNotice', id)
  const texts = useDetails()?.details
  if (!locale || !texts) return null
  const { provider, data, recipients = [], transfer } = service
  const list = (words: readonly string[]): string => new Intl.ListFormat(locale.tag, { type: 'unit' }).format(words)
  const country = provider === 'controller' ? '' : regionName(provider.country, locale.tag)
  const away = transfer && `${regionName(transfer.country, locale.tag)}: ${texts.safeguards[transfer.safeguard]}`
  const facts = [
    [texts.service.data, list(data.map((kind) => texts.dataKinds[kind]))],
    [texts.service.country, country],
    [texts.service.recipients, list(recipients)],
    [texts.service.transfer, away],
  ]
  return (
    <div
      role="group"
      aria-label={label}
      lang={locale.tag}
      dir={locale.dir}
      data-consent-payment=""
      {...props}
      ref={ref}
    >
      <p>
        {say('payment')} {policy}
      </p>
      <dl data-consent-facts="">
        {facts.map(
          ([name, fact]) =>
            fact && (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </Fragment>
            ),
        )}
      </dl>
    </div>
  )
})
export declare namespace PaymentRedirectNotice {
  type Props = PaymentRedirectNoticeProps
}
