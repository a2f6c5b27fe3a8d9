import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the package. */
export const ROOT: string = fileURLToPath(new URL('..', import.meta.url))

/** One row of the exports map. */
export interface Door {
  /** As an app imports it, with `*` for a language. */
  readonly specifier: string
  /** The published file, relative to the package. */
  readonly file: string
}

type Target = string | { readonly default: string }

/** The doors of the package, read from its exports map. */
export function doors(): readonly Door[] {
  const { name, exports }: { name: string; exports: Record<string, Target> } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  return Object.entries(exports)
    .filter(([key]) => key !== './package.json')
    .map(([key, target]) => ({
      specifier: name + key.slice(1),
      file: typeof target === 'string' ? target : target.default,
    }))
}

/** Lets tests, stories and the demo import the package by its name: from `src`, or from `dist` with FLUX_DIST=1. */
export function doorAliases(): { find: RegExp; replacement: string }[] {
  const built = process.env['FLUX_DIST'] === '1'
  return doors().map(({ specifier, file }) => ({
    find: new RegExp(`^${specifier.replace('*', '([\\w-]+)')}$`),
    replacement: ROOT + (built ? file : sourceOf(file)).slice(2).replace('*', '$1'),
  }))
}

/** The source that a published file is built from. */
function sourceOf(file: string): string {
  return file.replace('./dist/', './src/').replace(/\.js$/, '.ts')
}
