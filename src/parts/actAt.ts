import type { MouseEvent } from 'react'
import type { Cause, ChoiceMethod } from '../core/index.js'

/**
 * An act of a control that says where it stands. The open layer does not tell: a page may have controls of its own beside
 * a banner, and an answer there is one to everything.
 */
export function actAt(method: ChoiceMethod, act: (cause: Cause) => void): (event: MouseEvent) => void {
  return (event) => act({ event, method })
}
