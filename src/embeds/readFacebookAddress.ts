import { asAddress } from './asAddress.js'
import type { FrameTarget } from './FrameTarget.js'
import { readFacebook, type FacebookKind } from './readFacebook.js'

const PLUGIN = /^https:\/\/(?:\w+\.)?facebook\.com\/+(?:v[\d.]+\/+)?plugins\/([^?#]*)/i
const VIDEO = /\/(?:videos|watch|reel|share\/[vr])\b|fb\.watch\//
const POST = /\/posts\/|permalink|story_fbid|\/photos?\b|\/share\/p\//
const KINDS: readonly FacebookKind[] = ['post', 'video', 'page']

/**
 * Tells from a full address what Facebook would show there, and reads it. The frame of Facebook's own embed code is
 * what it was made of, its `href`.
 *
 * Returns `null` for everything else, other plugins too: buttons and comments are nobody's content.
 */
export function readFacebookAddress(address: string): FrameTarget | null {
  const plugin = PLUGIN.exec(address)
  if (!plugin) return readFacebook(VIDEO.test(address) ? 'video' : POST.test(address) ? 'post' : 'page', address)
  const kind = KINDS.find((one) => plugin[1] === `${one}.php`)
  const content = asAddress(new URL(address).searchParams.get('href') ?? '')
  return kind && content && !PLUGIN.test(content) ? readFacebook(kind, content) : null
}
