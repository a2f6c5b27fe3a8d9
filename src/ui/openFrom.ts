import type { MouseEvent } from 'react'
import type { ConsentStore } from '../core/index.js'

/** Opens the preferences from a control, which gets the focus back when they close. */
export function openFrom({ actions }: ConsentStore): (event: MouseEvent<HTMLElement>) => void {
  return ({ currentTarget }) => {
    // Safari does not focus a button that is clicked, and the dialog would not know the way back.
    currentTarget.focus()
    actions.open('preferences')
  }
}
