'use client'

import {
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import { formatMessage } from '../core/index.js'
import { localText } from '../core/views.js'
import { useConsentStore } from '../index.js'
import { Action, useMergedRefs } from '../parts/index.js'
import { formatDate } from './formatDate.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { useLateNotice } from './useLateNotice.js'
import { useNotice, type Notice as News } from './useNotice.js'
import { usePolicyTexts } from './usePolicyTexts.js'

interface PolicyNoticeProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  readonly texts?: PolicyTexts | undefined
}

/**
 * Tells people who have chosen that the policy has a new, editorial version, and what changed in every one since their
 * answer. A material one asks them again instead.
 *
 * Renders a `<section>` until it is acknowledged or closed; nothing otherwise. Both are recorded and neither grants
 * anything; to ignore it, or to go on using the site, records nothing.
 *
 * @example
 * <PolicyNotice />
 */
export const PolicyNotice: ForwardRefExoticComponent<PolicyNoticeProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, PolicyNoticeProps>(function PolicyNotice(props, ref) {
    const news = useNotice()
    return news && <Notice {...props} news={news} ref={ref} />
  })
export declare namespace PolicyNotice {
  type Props = PolicyNoticeProps
}

interface NoticeProps extends PolicyNoticeProps {
  readonly news: News
}

// Apart, so that its texts are only loaded when there is something to say.
const Notice = /* @__PURE__ */ forwardRef<HTMLElement, NoticeProps>(function Notice(
  { texts: given, news, ...props },
  ref,
) {
  const { config } = useConsentStore()
  const texts = usePolicyTexts(given)
  const titleId = useId()
  const merged = useMergedRefs(ref, useLateNotice(texts?.policy.notice.title))
  if (!texts) return null
  const { notice, agreement } = texts.policy
  const { version, updated, changes, url } = config.policy
  const former = news.versions.filter((one) => one.version !== version)
  return (
    <section
      aria-labelledby={titleId}
      lang={texts.tag}
      dir={texts.dir}
      data-consent-policy-notice=""
      {...props}
      ref={merged}
    >
      <h2 id={titleId}>{notice.title}</h2>
      <p>
        {formatMessage(notice.text, { version, date: formatDate(updated, texts.tag) })}{' '}
        {changes ? localText(changes, texts.tag) : null} <a href={url}>{agreement.read}</a>
      </p>
      {former.length > 0 && (
        <ul>
          {former.map((one) => (
            <li key={one.version}>
              <bdi>{one.version}</bdi> ({formatDate(one.updated, texts.tag)})
              {one.changes ? `: ${localText(one.changes, texts.tag)}` : null}
            </li>
          ))}
        </ul>
      )}
      <div data-consent-actions="">
        <Action action="acknowledge" run={news.acknowledge} text={notice.acknowledge} />
        <Action action="dismiss" run={news.dismiss} text={notice.dismiss} />
      </div>
    </section>
  )
})
