import { formatMessage, type ConsentConfig, type PolicyRequest } from '../core/index.js'
import type { PolicyTexts } from './PolicyTexts.js'

/** What a letter to the controller says beside the request. */
interface Letter {
  readonly config: ConsentConfig
  readonly texts: PolicyTexts
  /** By which the controller finds the record; `null` when there is none. */
  readonly reference: string | null
}

/** The address that writes an e-mail with a request to whoever answers them. Nothing is sent by it. */
export function requestLink(request: PolicyRequest, { config, texts, reference }: Letter): string {
  const { center } = texts.policy
  const { controller, policy } = config
  const subject = formatMessage(center.subject, { request: center.request[request], site: controller.name })
  const lines = [
    formatMessage(center.letter, { request: center.request[request] }),
    ...(reference === null ? [] : [`${center.reference}: ${reference}`]),
    `${texts.policy.facts.version}: ${policy.version}`,
  ]
  const fields = [`subject=${encodeURIComponent(subject)}`, `body=${encodeURIComponent(lines.join('\r\n'))}`]
  return `mailto:${encodeURI(officeOf(config))}?${fields.join('&')}`
}

/** The address that answers questions about data protection. */
export function officeOf({ controller }: ConsentConfig): string {
  return controller.dpo?.email ?? controller.email
}
