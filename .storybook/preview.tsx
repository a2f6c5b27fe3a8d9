import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import { definePreview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { DocsPage } from './DocsPage.tsx'

// A busy machine is slow, not wrong: what is waited for may take its time.
configure({ asyncUtilTimeout: 10_000 })

// The address of the frames on a docs page. Embedded, a story does not play: it would take the focus, and scroll the page.
Object.assign(globalThis, { PREVIEW_URL: 'iframe.html?embed=true' })

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  parameters: {
    a11y: { test: 'error' },
    docs: { page: DocsPage },
  },
  tags: ['autodocs'],
})
