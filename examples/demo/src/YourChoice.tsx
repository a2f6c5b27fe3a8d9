import { useCategories, useConsent, type CategoryView } from 'fluxconsent'
import { Banner, PreferencesTrigger } from 'fluxconsent/ui'
import type { ReactNode } from 'react'

/** What is allowed on this device now, and the buttons to change it. */
export function YourChoice(): ReactNode {
  const categories = useCategories()
  const choice = useConsent((state) => state.choice)
  return (
    <section className="choice" aria-labelledby="your-choice">
      <h2 id="your-choice">Your choice</h2>
      <p>{choice ? `Made on ${new Date(choice.at).toLocaleString('en')}.` : 'You have not chosen yet.'}</p>
      <dl>
        {categories.map((category) => (
          <div key={category.id}>
            <dt>{category.label ?? category.id}</dt>
            <dd data-decision={category.decision}>{wordOf(category)}</dd>
          </div>
        ))}
      </dl>
      <div data-consent-actions="">
        <Banner.RejectAll />
        <Banner.AcceptAll />
        <PreferencesTrigger />
      </div>
    </section>
  )
}

function wordOf({ required, mixed, decision }: CategoryView): string {
  if (required) return 'Always on'
  if (mixed) return 'Partly allowed'
  return decision === 'granted' ? 'Allowed' : 'Not allowed'
}
