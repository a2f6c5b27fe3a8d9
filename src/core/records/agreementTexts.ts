import type { AgreementRecord } from './AgreementRecord.js'
import type { NoticeTexts } from './noticeTexts.js'

/**
 * The words of an agreement as plain JSON: what the hash in its consent record stands for. Pure: a build can register
 * them with a consent API, so that the exact wording behind a record can be shown years later.
 *
 * @param agreed the words beside the box, their language, and the version of what is agreed to
 * @example
 * const texts = agreementTexts({ text: 'Send me the newsletter', language: 'en', version: '1' })
 * await fetch(`${api}/v1/notices/${await noticeHash(texts)}`, { method: 'PUT', headers, body })
 */
export function agreementTexts({
  text,
  language,
  version,
}: Pick<AgreementRecord, 'text' | 'language' | 'version'>): NoticeTexts {
  return { language: language ?? 'und', variant: 'agreement', policyVersion: version, title: '', text, buttons: [] }
}
