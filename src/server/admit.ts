import type { ApiParts } from './ApiParts.js'
import { Problem } from './Problem.js'
import type { RequestHead } from './RequestHead.js'
import { mayWrite } from './siteOf.js'
import { truncateAddress } from './truncateAddress.js'

/** A request at the door, before anything is done for it. */
export interface Arriving {
  readonly head: RequestHead
  /** Of the visitor, as far as somebody trustworthy tells it. */
  readonly address: string | null
  readonly access: 'read' | 'write'
}

/** Refuses writes from other sites, and networks that ask too often. @throws {@link Problem} 448 or 457 */
export function admit({ origins, limitNetwork }: ApiParts, { head, address, access }: Arriving): void {
  if (access === 'write' && !mayWrite(head, origins)) throw new Problem(448)
  const network = address === null ? null : truncateAddress(address)
  if (network !== null) limitNetwork(network)
}
