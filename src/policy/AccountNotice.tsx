'use client'

import {
  forwardRef,
  useId,
  useMemo,
  useState,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react'
import type { AccountConflict, AccountState } from '../core/index.js'
import { useConsent, useConsentActions, useConsentStore } from '../index.js'
import { Action, useMergedRefs } from '../parts/index.js'
import { deviceDifferences } from './deviceDifferences.js'
import { differenceRows } from './differenceRows.js'
import { pickedDecisions } from './pickedDecisions.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { useLateNotice } from './useLateNotice.js'
import { usePolicyTexts } from './usePolicyTexts.js'

/** What knows the account of a signed-in person: `remoteConsent` of `/remote`. */
export interface AccountSource {
  readonly getState: () => { readonly account: AccountState | null }
  readonly subscribe: (listener: () => void) => () => void
}

interface AccountNoticeProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** The remote of the provider. */
  readonly remote: AccountSource
  /** @default loaded when there is something to say */
  readonly texts?: PolicyTexts | undefined
}

/**
 * Tells a signed-in person on what the own devices disagree, and what is allowed here only because it was allowed on
 * another one, and lets the person pick a side: this device's or that of the others, by two buttons that are alike.
 *
 * Renders a `<section>` until a choice is made anywhere, or it is closed; nothing otherwise. Closing it decides nothing:
 * the stricter side goes on counting, and it comes back with the next page. It waits while something else is asked, and
 * says nothing to people who have opted out in the US, since nobody may ask them to opt in again.
 *
 * @example
 * const remote = remoteConsent({ url: '/consent' })
 * <AccountNotice remote={remote} />
 */
export const AccountNotice: ForwardRefExoticComponent<AccountNoticeProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, AccountNoticeProps>(function AccountNotice({ remote, ...props }, ref) {
    const { config } = useConsentStore()
    const account = useSyncExternalStore(
      remote.subscribe,
      () => remote.getState().account,
      () => null,
    )
    const mayAsk = useConsent(
      ({ status, prompt, choice }) =>
        status !== 'loading' &&
        !prompt.required &&
        (prompt.model === 'opt-in' || choice?.decisions['sale'] !== 'denied'),
    )
    const [closed, setClosed] = useState('')
    const differences = useMemo(() => (account ? deviceDifferences(config, account) : []), [config, account])
    const key = JSON.stringify(differences)
    if (!mayAsk || differences.length === 0 || key === closed) return null
    return <Notice {...props} differences={differences} onClose={() => setClosed(key)} ref={ref} />
  })
export declare namespace AccountNotice {
  type Props = AccountNoticeProps
}

interface NoticeProps extends Omit<AccountNoticeProps, 'remote'> {
  readonly differences: readonly AccountConflict[]
  readonly onClose: () => void
}

// Apart, so that its texts are only loaded when there is something to say.
const Notice = /* @__PURE__ */ forwardRef<HTMLElement, NoticeProps>(function Notice(
  { texts: given, differences, onClose, ...props },
  ref,
) {
  const { config, getState } = useConsentStore()
  const { save } = useConsentActions()
  const texts = usePolicyTexts(given)
  const titleId = useId()
  const questionId = useId()
  const merged = useMergedRefs(ref, useLateNotice(texts?.policy.devices.title))
  if (!texts) return null
  const { choice: words, devices, facts, notice } = texts.policy
  const pick = (side: 'here' | 'elsewhere') => (event: MouseEvent) =>
    save(pickedDecisions(config, getState(), differences, side), event)
  return (
    <section
      aria-labelledby={titleId}
      lang={texts.tag}
      dir={texts.dir}
      data-consent-account-notice=""
      {...props}
      ref={merged}
    >
      <h2 id={titleId}>{devices.title}</h2>
      <table>
        <caption id={questionId}>{devices.question}</caption>
        <thead>
          <tr>
            {[facts.services, devices.here, devices.elsewhere, devices.counts].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differenceRows(config, differences, texts).map(({ id, label, here, elsewhere, counts }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{words[here]}</td>
              <td>{words[elsewhere]}</td>
              <td>{words[counts]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div data-consent-actions="">
        <Action action="pick-here" aria-describedby={questionId} run={pick('here')} text={devices.here} />
        <Action
          action="pick-elsewhere"
          aria-describedby={questionId}
          run={pick('elsewhere')}
          text={devices.elsewhere}
        />
      </div>
      <div data-consent-row="">
        <Action action="dismiss" run={onClose} text={notice.dismiss} />
      </div>
    </section>
  )
})
