import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ConsentConfig } from '../core/index.js'
import { CliError } from './CliError.js'
import { messageOf } from './messageOf.js'

/**
 * Loads the config of the site: the export of a module that `defineConsent` made, whatever its name.
 *
 * @throws CliError 482 when there is no such file, it cannot be loaded, or none of its exports is a config
 */
export async function loadConfig(file: string): Promise<ConsentConfig> {
  const path = resolve(file)
  if (!existsSync(path)) {
    throw new CliError(
      482,
      `There is no "${path}". Write a module that exports the result of defineConsent, or name it with --config.`,
    )
  }
  const found = (await load(path)).find(isConfig)
  if (!found) throw new CliError(482, `"${path}" exports no config. Export the result of defineConsent.`)
  return found
}

async function load(path: string): Promise<readonly unknown[]> {
  try {
    const loaded: unknown = await import(pathToFileURL(path).href)
    const exported: readonly unknown[] = typeof loaded === 'object' && loaded !== null ? Object.values(loaded) : []
    return exported
  } catch (error) {
    throw new CliError(482, `"${path}" could not be loaded: ${messageOf(error)}${hintFor(path)}`)
  }
}

/** The way from a config that an app builds to one that Node runs. */
function hintFor(path: string): string {
  if (!/\.[mc]?tsx?$/.test(path)) return ''
  const name = relative('', path)
  return `. Node takes TypeScript from 22.18 on, with the extension in each import of a file of yours. Otherwise make JavaScript of it: npx esbuild ${name} --bundle --packages=external --platform=node --format=esm --outfile=consent.config.js`
}

function isConfig(value: unknown): value is ConsentConfig {
  return typeof value === 'object' && value !== null && 'decidables' in value && 'jurisdictionOf' in value
}
