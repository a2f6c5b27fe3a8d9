import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT } from './doors.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball that npm would publish. */
    tarball: string
    /** The package as npm would install it, in the `node_modules` of an otherwise empty folder. */
    packed: string
  }
}

/** Packs what is in `dist`, and installs it in a folder of the project that asks. */
export default function packPackage(project: TestProject): void {
  if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('There is no dist to pack: run `npm run build` first.')
  const folder = join(ROOT, '.tmp', project.name)
  const packed = join(folder, 'node_modules/fluxconsent')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(packed, { recursive: true })
  // With a name of its own, so that ours leads to what is packed and not to what lies above.
  writeFileSync(join(folder, 'package.json'), '{ "name": "app", "private": true, "type": "module" }')
  const packing = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' })
  const [{ filename }]: [{ filename: string }] = JSON.parse(packing)
  const tarball = join(folder, filename)
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', packed])
  project.provide('tarball', tarball)
  project.provide('packed', packed)
}
