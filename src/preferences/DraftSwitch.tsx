'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import {
  unstable_Provider as SwitchProvider,
  unstable_Trigger as SwitchTrigger,
  type SwitchProps,
} from 'radix-ui/switch'
import type { CategoryView, ServiceView } from '../core/index.js'
import { useConsentActions } from '../index.js'

interface DraftSwitchProps extends SwitchProps {
  /** What it switches. */
  readonly target: Pick<CategoryView | ServiceView, 'id' | 'draft' | 'required'>
}

/**
 * Switches a category or a service, without saving; disabled where it is required.
 *
 * Renders a `<button>` with the role `switch`: Radix's, but never its hidden checkbox, which forms would send. What was
 * moved but not saved is no answer.
 */
export const DraftSwitch: ForwardRefExoticComponent<DraftSwitchProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, DraftSwitchProps>(function DraftSwitch({ target, ...props }, ref) {
    const { setDraft } = useConsentActions()
    const {
      checked = target.draft === 'granted',
      disabled = target.required,
      onCheckedChange = (isOn: boolean) => setDraft(target.id, isOn ? 'granted' : 'denied'),
      defaultChecked,
      required,
      name,
      form,
      value,
      ...own
    } = props
    const state = { checked, disabled, onCheckedChange, defaultChecked, required, name, form, value }
    return (
      <SwitchProvider {...state}>
        <SwitchTrigger {...own} ref={ref} />
      </SwitchProvider>
    )
  })
