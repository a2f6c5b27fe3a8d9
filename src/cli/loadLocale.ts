import type { ConsentConfig, Locale } from '../core/index.js'
import { CliError } from './CliError.js'

const TAG = /^[a-z]{2,3}(-[A-Z]{2})?$/

/**
 * Loads a language: that of the config, which has the words for its own categories, else the ready one.
 *
 * @throws CliError 490 when there is none of this tag
 */
export async function loadLocale({ messages = {} }: ConsentConfig, tag: string): Promise<Locale<string>> {
  const own = Object.hasOwn(messages, tag) ? messages[tag] : undefined
  if (own) return typeof own === 'function' ? own() : own
  const found = TAG.test(tag) ? Object.values(await ready(tag)).find(isLocale) : undefined
  if (found) return found
  throw new CliError(
    490,
    `There is no language "${tag}". Add it to the \`messages\` of the config, or name another one.`,
  )
}

async function ready(tag: string): Promise<object> {
  try {
    const loaded: unknown = await import(`../locales/${tag}/index.js`)
    return typeof loaded === 'object' && loaded !== null ? loaded : {}
  } catch {
    return {}
  }
}

function isLocale(value: unknown): value is Locale<string> {
  return typeof value === 'object' && value !== null && 'tag' in value && 'loadPolicy' in value
}
