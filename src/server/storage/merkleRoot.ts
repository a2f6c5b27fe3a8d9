import { sha256 } from '../sha256.js'

// Wide, because where there is only Web Crypto each node costs one call into it: a thousand rows take five.
const WIDTH = 256

/**
 * The root of a hash tree over codes, whatever their order: SHA-256, 256 children a node, 64 hexadecimal digits.
 *
 * Leaves and nodes are hashed with different first bytes, so no node passes for a leaf.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#name-merkle-trees
 */
export async function merkleRoot(codes: readonly string[]): Promise<string> {
  let level = await parentsOf(0, [...codes].sort())
  while (level.length > 1) level = await parentsOf(1, level)
  return level[0] ?? ''
}

async function parentsOf(kind: number, children: readonly string[]): Promise<readonly string[]> {
  const count = Math.max(1, Math.ceil(children.length / WIDTH))
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const part = children.slice(index * WIDTH, (index + 1) * WIDTH).join('')
      return sha256(`${kind}${part}`)
    }),
  )
}
