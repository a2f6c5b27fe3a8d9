import { cpSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { inject } from 'vitest'
import { ROOT } from '../doors.ts'

const LEFT_BEHIND = ['dist', '.next', 'node_modules', 'next-env.d.ts', '.fluxconsent']

/**
 * Copies an example to where the packed package is installed. Returns the folder.
 *
 * What else it needs is found in the `node_modules` above it.
 */
export function install(example: string, as: string = example, from: string = 'examples'): string {
  const folder = join(inject('packed'), '../..', as)
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(ROOT, from, example), folder, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.includes(basename(path)),
  })
  // It leads to a file above it.
  if (example === 'demo') rmSync(join(folder, 'tsconfig.json'))
  return folder
}
