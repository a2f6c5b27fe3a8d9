import { consentError, type ConsentConfig, type Locale } from '../core/index.js'
import { describePolicy } from './describePolicy.js'
import { loadPolicyTexts } from './PolicyTexts.js'
import { toMarkdown } from './toMarkdown.js'

/** In which language and form {@link renderPolicy} writes. */
export interface RenderPolicyOptions {
  /** @default the language that the config names, else its first one */
  readonly messages?: Locale<string>
  readonly format: 'markdown' | 'json'
  /** ISO code of the readers' place. @default the config's `jurisdiction` */
  readonly jurisdiction?: string
}

/**
 * Writes the policy of a config as Markdown or JSON, without React: for a repository, a mail, a server, a machine.
 *
 * Resolves to the text. The JSON is a {@link PolicyDocument}; its keys are the same in every language. Rejects with
 * error 205 when there is no language, and when its texts cannot be loaded.
 *
 * @example
 * const markdown = await renderPolicy(consent, { messages: en, format: 'markdown' })
 */
export async function renderPolicy(config: ConsentConfig, options: RenderPolicyOptions): Promise<string> {
  const { format, messages = await configuredLocale(config), jurisdiction = config.jurisdiction } = options
  const texts = await loadPolicyTexts(messages)
  const policy = describePolicy({ config, texts, jurisdiction: config.jurisdictionOf(jurisdiction, Date.now()) })
  return format === 'json' ? `${JSON.stringify(policy, null, 2)}\n` : toMarkdown(policy)
}

async function configuredLocale({ messages = {}, locale }: ConsentConfig): Promise<Locale<string>> {
  const found = messages[locale ?? ''] ?? Object.values(messages)[0]
  if (!found) throw consentError(205)
  return typeof found === 'function' ? found() : found
}
