import type { ReactNode } from 'react'

/**
 * The sign of an opt-out: a check mark and a cross in a pill. Renders an `<svg>` that says nothing by itself, because
 * the words stand beside it.
 *
 * @see Cal. Code Regs. tit. 11, § 7015(b): about as high as the words beside it
 */
export function OptOutIcon(): ReactNode {
  return (
    <svg data-consent-opt-out-icon="" aria-hidden="true" focusable="false" viewBox="0 0 30 14" width="30" height="14">
      <rect x="0.5" y="0.5" width="29" height="13" rx="6.5" fill="#fff" stroke="#06f" />
      <path d="M17.5 0.5H23a6.5 6.5 0 0 1 0 13H13.5z" fill="#06f" />
      <path d="M5 7.2l2.4 2.4L12 4.6" fill="none" stroke="#06f" strokeWidth="1.6" strokeLinecap="round" />
      <path d="M19.2 4.4l5 5.2m0-5.2l-5 5.2" fill="none" stroke="#fff" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
