'use client'

import {
  forwardRef,
  useEffect,
  useId,
  useRef,
  type ChangeEvent,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { consentError, formatMessage, type Agreement } from '../core/index.js'
import { localText } from '../core/views.js'
import { useMessages } from '../index.js'
import { Action, useMergedRefs } from '../parts/index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { Time } from './Time.js'
import { useAgreement, type AgreementView } from './useAgreement.js'
import { useKeptFocus } from './useKeptFocus.js'
import { usePolicyTexts } from './usePolicyTexts.js'

interface AgreementCheckboxProps extends Omit<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'checked' | 'defaultChecked' | 'children' | 'value' | 'defaultValue'
> {
  /** The id of one agreement of the config: there is no box for two. */
  readonly agreement: string
  /** What the person agrees to, in one sentence. @default the words of the agreement's `purpose` or `title` */
  readonly children?: ReactNode
  /**
   * Whether it also asks people who have taken it back: for a page that they visit to give it again.
   * @default false
   */
  readonly again?: boolean | undefined
  readonly texts?: PolicyTexts | undefined
}

/**
 * A box to tick for one agreement. It is never ticked by itself.
 *
 * Renders a `<label>` with a checkbox and the link to the text; nothing before its words are loaded, since nobody can
 * agree to what is not there. In a form the yes is recorded when the form is submitted, elsewhere when the box is ticked.
 * Once it was given, it renders since when, with a button to take it back, and a form goes on sending its `name`; after
 * that nothing, unless `again` is set. An acceptance is asked for at every contract anew.
 *
 * @throws error 170 when the config does not have it; 171 and 172, in development, when it has no words, and when a
 * consent is `required`
 *
 * @example
 * <form>
 *   <AgreementCheckbox agreement="newsletter" />
 *   <AgreementCheckbox agreement="terms" required />
 *   <button>Order</button>
 * </form>
 * @see GDPR articles 4(11) and 7; CJEU C-673/17 (Planet49)
 */
export const AgreementCheckbox: ForwardRefExoticComponent<AgreementCheckboxProps & RefAttributes<HTMLInputElement>> =
  /* @__PURE__ */ forwardRef<HTMLInputElement, AgreementCheckboxProps>(function AgreementCheckbox(
    { agreement: id, again = false, texts: given, children, onChange, ...props },
    ref,
  ) {
    const locale = useMessages()
    const view = useAgreement(id, { language: locale?.tag })
    const { agreement, status, give } = view
    const texts = usePolicyTexts(given)
    const box = useRef<HTMLInputElement>(null)
    const merged = useMergedRefs(ref, box)
    const textId = useId()
    const root = useKeptFocus(id)
    const isAnswered = status === 'given' || status === 'pending' || status === 'withdrawn'
    const isAsked = agreement.kind === 'acceptance' || !isAnswered || (status === 'withdrawn' && again)
    const hasWords = texts !== null || hasOwnWords(agreement, children)
    if (process.env.NODE_ENV !== 'production') check(agreement, children, props.required)

    useEffect(() => {
      const input = box.current
      const form = input?.form
      if (!isAsked || !hasWords || !input || !form) return undefined
      const recordAtSubmit = (event: Event): void => {
        if (input.checked) give(wordsBeside(input), event)
      }
      form.addEventListener('submit', recordAtSubmit)
      return () => form.removeEventListener('submit', recordAtSubmit)
    }, [isAsked, hasWords, give])

    if (!isAsked)
      return texts && status !== 'withdrawn' ? (
        <Given view={view} texts={texts} words={wordsOf(agreement, texts)}>
          {/* The box goes while its form is sent: the form's own server still hears of the yes. */}
          {props.name ? <input type="hidden" name={props.name} value="on" form={props.form} /> : null}
        </Given>
      ) : null
    if (!hasWords) return null
    const handleChange = (event: ChangeEvent<HTMLInputElement>): void => {
      onChange?.(event)
      const { currentTarget } = event
      if (currentTarget.checked && !currentTarget.form) give(wordsBeside(currentTarget), event)
    }
    return (
      <span data-consent-agreement={id} data-state={status} lang={locale?.tag} dir={locale?.dir} ref={root}>
        <label>
          <input
            type="checkbox"
            data-consent-action="agree"
            aria-describedby={agreement.url && texts ? textId : undefined}
            {...props}
            onChange={handleChange}
            ref={merged}
          />{' '}
          <span>{children ?? wordsOf(agreement, texts, locale?.tag)}</span>
        </label>
        {agreement.url && texts ? (
          <>
            {' '}
            <a
              id={textId}
              href={agreement.url}
              aria-label={`${texts.policy.agreement.read}: ${wordsOf(agreement, texts)}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              {texts.policy.agreement.read}
            </a>
          </>
        ) : null}
      </span>
    )
  })
export declare namespace AgreementCheckbox {
  type Props = AgreementCheckboxProps
}

interface GivenProps {
  readonly view: AgreementView
  readonly texts: PolicyTexts
  readonly words: string
  readonly children?: ReactNode
}

/** What was agreed to and since when, with the way back for a consent. Renders a `<span>`. */
export function Given({ view, texts, words, children }: GivenProps): ReactNode {
  const { agreement, status, record, withdraw } = view
  const { pending, given, withdraw: takeBack } = texts.policy.agreement
  const root = useKeptFocus(agreement.id)
  return (
    <span data-consent-agreement={agreement.id} data-state={status} lang={texts.tag} dir={texts.dir} ref={root}>
      <span>{words}</span>{' '}
      {status === 'pending' || !record ? pending : <Time message={given} at={record.at} tag={texts.tag} />}{' '}
      {agreement.kind === 'consent' && (
        <Action action="withdraw" run={withdraw} text={formatMessage(takeBack, { name: words })} />
      )}
      {children}
    </span>
  )
}

/** Whether everything beside the box comes from the app. */
function hasOwnWords({ title, purpose, url }: Agreement, children: ReactNode): boolean {
  return url === undefined && (children !== undefined || (title !== undefined && purpose === undefined))
}

/** The words of an agreement in lists and beside its box. */
export function wordsOf(
  { id, title, purpose }: Agreement,
  texts: PolicyTexts | null,
  tag: string | undefined = texts?.tag,
): string {
  if (purpose && texts) return texts.policy.agreement.words[purpose]
  return title ? localText(title, tag ?? '') : id
}

function wordsBeside(input: HTMLInputElement): string {
  return (input.labels?.[0]?.textContent ?? '').trim().slice(0, 2000)
}

function check({ id, kind, purpose, title }: Agreement, children: ReactNode, required: boolean | undefined): void {
  if (!children && !purpose && !title) throw consentError(171, id)
  if (required && kind === 'consent') throw consentError(172, id)
}
