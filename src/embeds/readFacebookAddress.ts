import type { FrameTarget } from './FrameTarget.js'
import { facebookPlugin, readFacebook, type FacebookKind } from './readFacebook.js'

const VIDEO = /\/(?:videos|watch|reel|share\/[vr])\b|fb\.watch\//
const POST = /\/posts\/|permalink|story_fbid|\/photos?\b|\/share\/p\//

/**
 * Tells from a full address what Facebook would show there, and reads it.
 *
 * Returns `null` for everything else.
 */
export function readFacebookAddress(address: string): FrameTarget | null {
  const plugin = facebookPlugin(address)
  const kind = plugin ? plugin.kind : kindOf(address)
  return kind ? readFacebook(kind, address) : null
}

function kindOf(address: string): FacebookKind {
  return VIDEO.test(address) ? 'video' : POST.test(address) ? 'post' : 'page'
}
