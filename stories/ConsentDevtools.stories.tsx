import { ConsentDevtools } from 'fluxconsent/devtools'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Devtools/ConsentDevtools',
  component: ConsentDevtools,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
})

/** The panel stands in a shadow root. */
function panel(canvasElement: HTMLElement): ParentNode {
  return canvasElement.querySelector('[data-consent-devtools]')?.shadowRoot ?? canvasElement
}

/** What is permitted, and which rule decided. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage before={({ actions }) => actions.rejectAll()}>
      <ConsentDevtools />
    </StoryPage>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(panel(canvasElement).querySelector('summary')).toBeTruthy())
    panel(canvasElement).querySelector('summary')?.click()
    await waitFor(() => expect(panel(canvasElement).querySelector('table')).toHaveTextContent('refused'))
  },
})

/** A record that the consent API will never take. */
export const Refused = meta.story({
  render: () => (
    <StoryPage>
      <ConsentDevtools
        remote={{
          getState: () => REFUSED,
          subscribe: () => () => undefined,
        }}
      />
    </StoryPage>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(panel(canvasElement).querySelector('summary')).toBeTruthy())
    panel(canvasElement).querySelector('summary')?.click()
    await waitFor(() => expect(panel(canvasElement).querySelectorAll('dl')[2]).toHaveTextContent('422'))
  },
})

const REFUSED = {
  status: 'idle',
  pending: 0,
  failure: { record: '01a2', status: 422, code: 456 },
  account: null,
} as const
