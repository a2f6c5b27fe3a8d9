'use client'

import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import type { WithdrawalReport } from '../core/index.js'
import { useConsent, useDetails, useMessages } from '../index.js'
import { Action, useMergedRefs } from '../parts/index.js'
import { useManners } from './useManners.js'

interface ReloadNoticeProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {}

/**
 * Says that a withdrawal is complete only after a reload, because a service offers no way to stop, and offers it.
 *
 * Renders a `<section>` from such a withdrawal until it is dismissed; nothing otherwise. The page is never reloaded
 * without the person's click.
 *
 * @example
 * <ReloadNotice />
 */
export const ReloadNotice: ForwardRefExoticComponent<ReloadNoticeProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, ReloadNoticeProps>(function ReloadNotice(props, ref) {
    const report = useConsent(({ withdrawal }) => withdrawal)
    const [dismissed, setDismissed] = useState<WithdrawalReport | null>(null)
    if (!report?.needsReload || report === dismissed) return null
    return <Notice {...props} onDismiss={() => setDismissed(report)} ref={ref} />
  })
export declare namespace ReloadNotice {
  type Props = ReloadNoticeProps
}

interface NoticeProps extends ReloadNoticeProps {
  readonly onDismiss: () => void
}

// Apart, so that its texts are only loaded when there is something to say.
const Notice = /* @__PURE__ */ forwardRef<HTMLElement, NoticeProps>(function Notice({ onDismiss, ...props }, ref) {
  const locale = useMessages()
  const texts = useDetails()?.details.withdrawal
  const text = texts?.needsReload
  const merged = useMergedRefs(ref, useManners(text))
  if (!locale || !texts) return null
  return (
    <section
      aria-label={locale.banner.label}
      lang={locale.tag}
      dir={locale.dir}
      data-consent-reload-notice=""
      {...props}
      ref={merged}
    >
      <p>{text}</p>
      <div data-consent-actions="">
        <Action action="reload" run={() => location.reload()} text={texts.reload} />
        <Action action="dismiss" run={onDismiss} text={texts.dismiss} />
      </div>
    </section>
  )
})
