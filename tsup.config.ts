import { copyFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'

/**
 * esbuild gives a function that bears the name of its variable another one, such as `Banner2`. React shows that name in
 * its tools and errors, so a component gets its own back. The space keeps the columns of the source map.
 */
function withOwnName(code: string): string {
  return code.replaceAll(/\bfunction ([A-Z]\w*)2\(/g, (found, name: string) =>
    code.includes(`const ${name} = `) && code.match(RegExp(`\\b${name}2\\b`, 'g'))?.length === 1
      ? `function ${name} (`
      : found,
  )
}

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
    plugins: [
      {
        name: 'own-names',
        renderChunk: (code, { path }) => (path.endsWith('.js') ? { code: withOwnName(code) } : undefined),
      },
    ],
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
