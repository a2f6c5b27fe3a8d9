'use client'

import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useMessages } from '../index.js'
import {
  CategoriesDescription,
  CategoriesDetails,
  CategoriesItem,
  CategoriesLabel,
  CategoriesList,
  CategoriesStatus,
  CategoriesSwitch,
} from './Categories.js'
import { CookieTable } from './CookieTable.js'
import { OptOutStatus } from './OptOutStatus.js'
import { PreferencesAcceptAll, PreferencesRejectAll, PreferencesSave } from './Preferences.js'
import { ServiceFacts } from './ServiceFacts.js'
import { ServicesItem, ServicesLabel, ServicesList, ServicesSwitch } from './Services.js'
import { SwitchThumb } from './SwitchThumb.js'
import { useCategoryViews } from './useCategoryViews.js'
import { WithdrawalSummary } from './WithdrawalSummary.js'

interface ConsentPreferencesProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {}

/**
 * Every category, service and stored item with its switch, whether an opt-out counts, what the last withdrawal did, and
 * the buttons: what the ready dialog shows, and what a page can show without a dialog.
 *
 * Renders a `<div>`. Its headings begin at `<h3>`.
 *
 * @example
 * <h2>Cookie preferences</h2>
 * <ConsentPreferences />
 */
export const ConsentPreferences: ForwardRefExoticComponent<ConsentPreferencesProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, ConsentPreferencesProps>(function ConsentPreferences(props, ref) {
    const categories = useCategoryViews()
    const locale = useMessages()
    return (
      <div lang={locale?.tag} dir={locale?.dir} data-consent-choices="" {...props} ref={ref}>
        <OptOutStatus />
        <CategoriesList>
          {categories.map(({ id: category, services }) => (
            <CategoriesItem key={category} category={category}>
              <CategoriesLabel />
              <CategoriesSwitch>
                <SwitchThumb />
              </CategoriesSwitch>
              <CategoriesDescription />
              <CategoriesStatus />
              <CategoriesDetails>
                <ServicesList category={category}>
                  {services.map(({ id: service }) => (
                    <ServicesItem key={service} service={service}>
                      <ServicesLabel />
                      <ServicesSwitch>
                        <SwitchThumb />
                      </ServicesSwitch>
                      <ServiceFacts />
                      <CookieTable service={service} />
                    </ServicesItem>
                  ))}
                </ServicesList>
              </CategoriesDetails>
            </CategoriesItem>
          ))}
        </CategoriesList>
        <WithdrawalSummary />
        <div data-consent-actions="">
          <PreferencesRejectAll />
          <PreferencesAcceptAll />
          <PreferencesSave />
        </div>
      </div>
    )
  })
export declare namespace ConsentPreferences {
  type Props = ConsentPreferencesProps
}
