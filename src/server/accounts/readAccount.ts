import type { ConsentRecord } from '../../core/index.js'
import { invalidMember, membersOf, textMember } from '../membersOf.js'

/** What `POST /v1/accounts/agreement` takes. */
export interface AgreementQuery {
  readonly account: string
  readonly agreement: string
}

/** What `PUT /v1/accounts/agreement` takes. */
export interface AgreementAct extends AgreementQuery {
  readonly event: Pick<ConsentRecord['event'], 'action' | 'state' | 'actor'>
}

/** What a person did about an agreement, in the words of a record. */
export const AGREEMENT_ACTS = {
  request: { action: 'agree', state: 'requested', actor: 'subject' },
  agree: { action: 'agree', state: 'given', actor: 'subject' },
  confirm: { action: 'confirm', state: 'given', actor: 'subject' },
  withdraw: { action: 'withdraw', state: 'withdrawn', actor: 'subject' },
} as const

/** Checks the body of `POST /v1/accounts/erasure`. @throws {@link Problem} 456 */
export function readAccount(body: unknown): string {
  return accountIn(membersOf(body, ['account']))
}

/** Checks the body of `POST /v1/accounts/agreement`. @throws {@link Problem} 456 */
export function readAgreementQuery(body: unknown): AgreementQuery {
  return queryIn(membersOf(body, ['account', 'agreement']))
}

/** Checks the body of `PUT /v1/accounts/agreement`. @throws {@link Problem} 456 */
export function readAgreementAct(body: unknown): AgreementAct {
  const { act, ...members } = membersOf(body, ['account', 'agreement', 'act'])
  if (!isAct(act)) throw invalidMember('act')
  return { ...queryIn(members), event: AGREEMENT_ACTS[act] }
}

type Members = Readonly<Record<string, unknown>>

function queryIn(members: Members): AgreementQuery {
  return { account: accountIn(members), agreement: textMember(members, 'agreement', /^[a-z][a-z0-9._-]{0,31}$/) }
}

function accountIn(members: Members): string {
  return textMember(members, 'account', /^[^\p{Cc}\p{Cs}]{1,256}$/u)
}

function isAct(value: unknown): value is keyof typeof AGREEMENT_ACTS {
  return typeof value === 'string' && Object.hasOwn(AGREEMENT_ACTS, value)
}
