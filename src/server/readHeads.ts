import type { SealHead } from './RecordStorage.js'
import { refuseQuery } from './refuseQuery.js'

/** The `heads` of `GET /v1/verify`: `writer:seal:mac`, separated by commas. @throws {@link Problem} 463 */
export function readHeads(text: string | undefined): readonly SealHead[] {
  if (text === undefined) return []
  return text.split(',').map((part) => {
    const [, writer, seal, mac] = /^(\d{1,15}):(\d{1,15}):([\da-f]{32})$/.exec(part) ?? []
    return mac === undefined ? refuseQuery('heads') : { writer: Number(writer), seal: Number(seal), mac }
  })
}
