import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ConsentConfig } from '../core/index.js'
import { CliError } from './CliError.js'

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
    throw new CliError(482, `"${path}" could not be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function isConfig(value: unknown): value is ConsentConfig {
  return typeof value === 'object' && value !== null && 'decidables' in value && 'jurisdictionOf' in value
}
