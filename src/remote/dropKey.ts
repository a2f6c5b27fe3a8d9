import { askApi } from './askApi.js'
import type { Asked } from './Asked.js'
import type { RemoteOptions } from './RemoteOptions.js'

/** Takes the key back, which is where no script can reach it, and the server's copy of the choice. Never rejects. */
export async function dropKey(remote: RemoteOptions): Promise<Asked> {
  return askApi(remote, 'DELETE', 'subjects/me/key', null, null)
}
