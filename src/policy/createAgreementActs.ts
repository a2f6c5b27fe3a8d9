import type { Agreement, AgreementAction, AgreementRecord, Cause, ConsentConfig } from '../core/index.js'
import { methodOf, uuidv7 } from '../core/forms.js'
import type { AgreementStore } from './createAgreementStore.js'

/** What can be done about one agreement. None of it throws. */
export interface AgreementActs {
  /**
   * Records the yes, with the words that the person read. With `doubleOptIn` it stays pending until {@link confirm}.
   */
  readonly give: (text: string, cause?: Cause) => void
  /** Records that the address was confirmed: call it on the page that the link in the e-mail leads to. */
  readonly confirm: (cause?: Cause) => void
  /** Takes a consent back. What is part of a contract ends by the rules of that. */
  readonly withdraw: (cause?: Cause) => void
}

/** @param language of the words that the person reads; by default the page's `lang` */
export function createAgreementActs(
  { trustedGesture }: Pick<ConsentConfig, 'trustedGesture'>,
  store: AgreementStore,
  agreement: Agreement,
  language?: string,
): AgreementActs {
  const { id, kind, version } = agreement
  const last = (): AgreementRecord | null => lastOf(store.records(), id)
  const write = (action: AgreementAction, text: string, cause: Cause | undefined): void => {
    const method = methodOf(cause, 'none') === 'api' ? 'api' : 'page'
    // What takes something back needs no proof of a person.
    if (trustedGesture && method === 'api' && action !== 'withdrawn') return
    // Its events are sent and counted in the order of their times, also where a clock was put back in between.
    const at = Math.max(Date.now(), (last()?.at ?? 0) + 1)
    const origin = location.origin === 'null' ? null : location.origin
    store.add({
      schemaVersion: '1.0',
      id: uuidv7(at),
      at,
      agreement: id,
      kind,
      version,
      action,
      method,
      language: language ?? (document.documentElement.lang || null),
      text,
      origin,
    })
  }
  return {
    give: (text: string, cause?: Cause) => write(agreement.doubleOptIn ? 'pending' : 'given', text, cause),
    confirm: (cause?: Cause) => write('given', last()?.text ?? '', cause),
    withdraw: (cause?: Cause) => {
      if (isStanding(agreement, last())) write('withdrawn', '', cause)
    },
  }
}

/** The last record of an agreement. */
export function lastOf(records: readonly AgreementRecord[] | null, id: string): AgreementRecord | null {
  return records?.findLast((one) => one.agreement === id) ?? null
}

/** Whether it is a consent that was given or asked for, and not taken back. */
export function isStanding({ kind }: Agreement, last: AgreementRecord | null): boolean {
  return kind === 'consent' && (last?.action === 'given' || last?.action === 'pending')
}
