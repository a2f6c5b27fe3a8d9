import { copyFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'

export default defineConfig([
  {
    // File by file: 'use client', import() and process.env.NODE_ENV reach the app's own bundler as they were written.
    entry: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts', '!src/page.ts'],
    format: 'esm',
    target: 'es2022',
    bundle: false,
    sourcemap: true,
    // The other build runs at the same time.
    clean: ['!page.js', '!page.js.map'],
    onSuccess: async () => {
      for (const sheet of ['styles.css', 'policy.css']) await copyFile(`src/${sheet}`, `dist/${sheet}`)
    },
  },
  {
    // One file for a page without a bundler, so nothing may be left for one to resolve or replace.
    entry: ['src/page.ts'],
    format: 'esm',
    target: 'es2022',
    splitting: false,
    minify: true,
    sourcemap: true,
    noExternal: [/./],
    define: { 'process.env.NODE_ENV': '"production"' },
  },
])
