import { ConsentGate, ConsentProvider, type ConsentScript, type GateMount } from 'fluxconsent'
import type { ServiceId } from 'fluxconsent/core'
import type { GoogleMap, YouTube } from 'fluxconsent/embeds'
import type {
  AccountNotice,
  AgreementCheckbox,
  CookiePolicy,
  OptOutLink,
  OptOutStatus,
  PolicyNotice,
  PrivacyCenter,
} from 'fluxconsent/policy'
import { CookieTable } from 'fluxconsent/preferences'
import type { Banner, ModalBanner } from 'fluxconsent/ui'
import type { ComponentProps, ElementType } from 'react'
import { expectTypeOf, test } from 'vitest'
import { consent } from './ids.test-d.js'

/** Props as the own component of an app hands them on: what it was not given itself is `undefined`. */
type HandedOn<Component extends ElementType> = {
  [Key in keyof ComponentProps<Component>]: object extends Pick<ComponentProps<Component>, Key>
    ? ComponentProps<Component>[Key] | undefined
    : ComponentProps<Component>[Key]
}

test('a component takes undefined for each prop that can be left out', () => {
  expectTypeOf<HandedOn<typeof ConsentScript>>().toExtend<ComponentProps<typeof ConsentScript>>()
  expectTypeOf<HandedOn<typeof Banner.Root>>().toExtend<ComponentProps<typeof Banner.Root>>()
  expectTypeOf<HandedOn<typeof ModalBanner>>().toExtend<ComponentProps<typeof ModalBanner>>()
  expectTypeOf<HandedOn<typeof YouTube>>().toExtend<ComponentProps<typeof YouTube>>()
  expectTypeOf<HandedOn<typeof GoogleMap>>().toExtend<ComponentProps<typeof GoogleMap>>()
  expectTypeOf<HandedOn<typeof CookiePolicy>>().toExtend<ComponentProps<typeof CookiePolicy>>()
  expectTypeOf<HandedOn<typeof PrivacyCenter>>().toExtend<ComponentProps<typeof PrivacyCenter>>()
  expectTypeOf<HandedOn<typeof PolicyNotice>>().toExtend<ComponentProps<typeof PolicyNotice>>()
  expectTypeOf<HandedOn<typeof AccountNotice>>().toExtend<ComponentProps<typeof AccountNotice>>()
  expectTypeOf<HandedOn<typeof OptOutLink>>().toExtend<ComponentProps<typeof OptOutLink>>()
  expectTypeOf<HandedOn<typeof OptOutStatus>>().toExtend<ComponentProps<typeof OptOutStatus>>()
  expectTypeOf<HandedOn<typeof AgreementCheckbox>>().toExtend<ComponentProps<typeof AgreementCheckbox>>()
})

test('a provider, a gate and a table take undefined, too', () => {
  const given: {
    readonly mount?: GateMount
    readonly ssr?: boolean
    readonly locale?: string
    readonly service?: ServiceId
  } = {}
  expectTypeOf(
    <ConsentProvider config={consent} locale={given.locale}>
      <ConsentGate category="analytics" mount={given.mount} ssr={given.ssr}>
        <CookieTable service={given.service} />
      </ConsentGate>
    </ConsentProvider>,
  ).not.toBeAny()
})
