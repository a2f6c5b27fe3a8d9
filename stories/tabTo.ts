import { expect, userEvent } from 'storybook/test'

/** Presses Tab until an element has the focus: people without a pointer get there so, or not at all. */
export async function tabTo(element: HTMLElement): Promise<void> {
  for (let presses = 0; presses < 50 && document.activeElement !== element; presses += 1) await userEvent.tab()
  await expect(element).toHaveFocus()
}
