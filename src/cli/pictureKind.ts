/** The kinds of pictures that browsers show and nothing can run in. */
const KINDS: readonly (readonly [extension: string, start: RegExp])[] = [
  ['jpg', /^\xFF\xD8\xFF/],
  ['png', /^\x89PNG\r\n/],
  ['webp', /^RIFF....WEBP/s],
  ['avif', /^....ftypavif/s],
]

/** The file extension of a picture, by how its bytes begin, whatever anybody calls it; `null` for what is none. */
export function pictureKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return KINDS.find(([, pattern]) => pattern.test(start))?.[0] ?? null
}
