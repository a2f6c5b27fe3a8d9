'use client'

import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { formatMessage, formatPlural } from '../core/index.js'
import { useConsent, useDetails, useMessages } from '../index.js'
import { Action } from '../parts/index.js'

interface WithdrawalSummaryProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {}

/**
 * What the last withdrawal on this page did: how many items were removed, which ones the browser does not let us
 * remove, and a button to load the page again where a service stops no sooner.
 *
 * Renders a `<div>`; nothing before the first withdrawal and where it had nothing to do. Never reloads by itself.
 *
 * @example
 * <WithdrawalSummary />
 */
export const WithdrawalSummary: ForwardRefExoticComponent<WithdrawalSummaryProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, WithdrawalSummaryProps>(function WithdrawalSummary(props, ref) {
    const report = useConsent(({ withdrawal }) => withdrawal)
    const locale = useMessages()
    const texts = useDetails()?.details.withdrawal
    if (!report || !texts || !locale) return null
    const { tag, dir } = locale
    const { removed, left, needsReload } = report
    if (removed.length + left.length === 0 && !needsReload) return null
    const names = new Set(left.map(({ name }) => name))
    return (
      <div lang={tag} dir={dir} data-consent-withdrawal="" {...props} ref={ref}>
        {removed.length > 0 && <p>{formatPlural(texts.removed, removed.length, tag)}</p>}
        {left.length > 0 && <p>{formatMessage(texts.left, { names: new Intl.ListFormat(tag).format(names) })}</p>}
        {needsReload && <p>{texts.needsReload}</p>}
        {needsReload && <Action action="reload" run={() => location.reload()} text={texts.reload} />}
      </div>
    )
  })
export declare namespace WithdrawalSummary {
  type Props = WithdrawalSummaryProps
}
