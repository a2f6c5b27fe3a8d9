import { defineMain } from '@storybook/react-vite/node'
import { mergeConfig } from 'vite'
import { doorAliases } from '../test/doors.ts'

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (config) => mergeConfig(config, { resolve: { alias: doorAliases() } }),
})
