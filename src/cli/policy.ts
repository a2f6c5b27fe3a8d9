import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renderPolicy } from '../policy/plain.js'
import { loadConfig } from './loadConfig.js'
import { loadLocale } from './loadLocale.js'
import type { Command } from './parseCommand.js'

type PolicyCommand = Extract<Command, { readonly name: 'policy' }>

/**
 * Writes the policy of a config, to the terminal or into a file, which it replaces.
 *
 * @throws CliError 482 without a config, 490 without the language; the numbered error 205 when no language is configured
 */
export async function policy({ config: file, locale, format, out }: PolicyCommand): Promise<void> {
  const config = await loadConfig(file)
  const messages = locale === undefined ? null : await loadLocale(config, locale)
  const text = await renderPolicy(config, { format, ...(messages && { messages }) })
  if (out === undefined) {
    process.stdout.write(text)
    return
  }
  await mkdir(dirname(out), { recursive: true })
  await writeFile(out, text)
  process.stdout.write(`${out}\n`)
}
