import type { Activity, Agreement, ConsentMessages, Locale, PolicyMessages } from 'fluxconsent/core'
import { expectTypeOf, test } from 'vitest'

declare const policy: PolicyMessages
declare const locale: Locale

test('R9 a language without the texts of the policy does not compile', () => {
  const { title: _, ...rest } = policy
  // @ts-expect-error this is a good error, because the title is missing
  expectTypeOf(rest).toExtend<PolicyMessages>()
  const { loadPolicy: __, ...incomplete } = locale
  // @ts-expect-error this is a good error, because nothing loads the texts of the policy
  expectTypeOf({ en: incomplete }).toExtend<ConsentMessages>()
})

test('R9 a language without a text of the first layer does not compile', () => {
  const { withdrawal: _, ...silent } = locale.banner
  // @ts-expect-error this is a good error, because nobody would be told how to withdraw
  expectTypeOf(silent).toExtend<Locale['banner']>()
  const { thirdParties: __, ...vague } = locale.banner
  // @ts-expect-error this is a good error, because nobody would be told how many receive data
  expectTypeOf(vague).toExtend<Locale['banner']>()
})

test('R108 profiling for marketing is consented to by an agreement of its own', () => {
  const facts = { id: 'profile', title: 'P', purpose: 'P', data: [], retention: 'P1Y' } as const
  const made: Activity = { ...facts, profiling: 'marketing', legalBasis: 'consent', agreement: 'profile' }
  expectTypeOf(made).toExtend<Activity>()
  // @ts-expect-error this is a good error, because a legitimate interest is no ground for it
  const interest: Activity = {
    ...facts,
    profiling: 'marketing',
    legalBasis: 'legitimate-interest',
    agreement: 'profile',
  }
  // @ts-expect-error this is a good error, because there is no agreement that people could give
  const bare: Activity = { ...facts, profiling: 'marketing', legalBasis: 'consent' }
  expectTypeOf([interest, bare]).not.toBeAny()
})

test('R108 an automated decision states logic, effect and review', () => {
  const facts = { id: 'score', title: 'S', purpose: 'S', legalBasis: 'contract', data: [], retention: 'P1Y' } as const
  // @ts-expect-error this is a good error, because nobody could look at the decision again
  const made: Activity = { ...facts, automatedDecision: { logic: 'By orders', effect: 'Advance payment' } }
  expectTypeOf(made).not.toBeAny()
})

test('R95 R106 an agreement is for one purpose, and the measurement of e-mails is one of its own', () => {
  expectTypeOf<'email-tracking'>().toExtend<NonNullable<Agreement['purpose']>>()
  expectTypeOf<readonly ['newsletter', 'email-tracking']>().not.toExtend<NonNullable<Agreement['purpose']>>()
})
