import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './test/chromium.ts'
import { doorAliases } from './test/doors.ts'
import { stubThirdParties } from './test/stories/stubThirdParties.ts'

const provider = playwright({
  launchOptions: { executablePath: await chromiumPath(), args: ['--disable-dev-shm-usage'] },
})

// A fresh object each time: vitest writes into `instances`.
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider,
  instances: [{ browser: 'chromium' as const }],
})

// Named here because a dependency that is found late reloads the page in the middle of a test.
const optimizeDeps = {
  include: [
    'react',
    'react-dom',
    'react-dom/client',
    'react-dom/server.browser',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'radix-ui/dialog',
    'radix-ui/switch',
    'zustand/vanilla',
    'zustand/middleware',
    'axe-core',
    'fast-check',
    'hono',
    'hono/cors',
    'hono/method-not-allowed',
    'hono/route',
    'hono/secure-headers',
    'posthog-js',
    'crisp-sdk-web',
    '@intercom/messenger-js-sdk',
    'vitest-browser-react',
    '@tanstack/react-query',
  ],
}

const alias = doorAliases()
const setupFiles = ['test/failOnConsole.ts']
const browserSetupFiles = [...setupFiles, 'test/rememberRequests.ts']

// A busy machine is slow, not wrong: what is waited for may take its time.
const patience = { poll: { timeout: 10_000 } }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          testTimeout: 30_000,
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.browser.test.*', 'test/{package,size,consumers,server,remote}/**'],
          benchmark: { include: ['bench/**/*.bench.ts'] },
          restoreMocks: true,
          setupFiles,
          expect: patience,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/server/**/*.test.ts'],
          globalSetup: 'test/server/providePostgres.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          restoreMocks: true,
          setupFiles,
          expect: patience,
        },
      },
      {
        // The same tests of the API over a Node server, which answers some requests without a `Request`.
        resolve: { alias },
        test: {
          name: 'server-node',
          environment: 'node',
          include: ['test/server/api/**/*.test.ts'],
          exclude: ['test/server/api/{engines,node}.test.ts'],
          provide: { way: 'node' },
          testTimeout: 60_000,
          restoreMocks: true,
          setupFiles,
          expect: patience,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'remote',
          environment: 'node',
          include: ['test/remote/**/*.test.ts'],
          expect: patience,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          setupFiles,
          sequence: { groupOrder: 6 },
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.{ts,tsx}'],
            tsconfig: 'test/types/tsconfig.json',
          },
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        optimizeDeps,
        test: {
          name: 'browser',
          provide: { react: '19' },
          include: ['test/**/*.browser.test.{ts,tsx}'],
          restoreMocks: true,
          setupFiles: browserSetupFiles,
          expect: patience,
          browser: chromium(),
          // One file at a time: they share one origin, and so its cookies and channels.
          testTimeout: 30_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [react()],
        resolve: {
          alias: [
            ...alias,
            { find: /^react($|\/)/, replacement: 'react-18$1' },
            { find: /^react-dom($|\/)/, replacement: 'react-dom-18$1' },
          ],
        },
        optimizeDeps,
        test: {
          name: 'browser-react18',
          provide: { react: '18' },
          include: ['test/{react,parts,ui,embeds,policy}/**/*.browser.test.{ts,tsx}'],
          exclude: ['test/**/*.react19.browser.test.tsx'],
          restoreMocks: true,
          setupFiles: browserSetupFiles,
          expect: patience,
          browser: chromium(),
          testTimeout: 30_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps,
        test: {
          name: 'stories',
          setupFiles: [...setupFiles, 'test/stories/everyLook.ts'],
          expect: patience,
          testTimeout: 30_000,
          browser: { ...chromium(), commands: { stubThirdParties } },
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 60_000,
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/packPackage.ts',
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'size',
          environment: 'node',
          include: ['test/size/**/*.test.ts'],
          globalSetup: 'test/packPackage.ts',
          testTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'consumers',
          environment: 'node',
          expect: patience,
          include: ['test/consumers/**/*.test.ts'],
          globalSetup: 'test/packPackage.ts',
          testTimeout: 120_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
})
