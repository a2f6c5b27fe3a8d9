import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { posterSource, type PosterSource } from '../embeds/plain.js'
import { CliError } from './CliError.js'
import { fetchGuarded } from './fetchGuarded.js'
import type { Command } from './parseCommand.js'
import { pictureKind } from './pictureKind.js'

type PosterCommand = Extract<Command, { readonly name: 'poster' }>

const MOST_BYTES = 5_000_000

/**
 * Saves the still picture of a video in a folder of the site, so that no visitor asks the vendor for it. Prints the name
 * of the file.
 *
 * @throws CliError 487 for what is no video, 488 for an answer that is no picture, 489 for a file that is there already
 */
export async function poster({ video, out, isForced }: PosterCommand): Promise<void> {
  const source = posterSource(video)
  if (!source) {
    throw new CliError(487, `"${video}" is no video of YouTube or Vimeo. Copy the address of its page.`)
  }
  const picture = await firstPicture(source)
  const kind = picture && pictureKind(picture)
  if (!kind) {
    throw new CliError(488, `There is no picture of "${video}". Look whether the video is public, or save one by hand.`)
  }
  // An id of either vendor holds letters, digits, "_" and "-" only.
  const file = join(out, `${source.vendor}-${source.id}.${kind}`)
  await mkdir(out, { recursive: true })
  try {
    await writeFile(file, picture, { flag: isForced ? 'w' : 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new CliError(489, `"${file}" is there already. Write --force to replace it.`)
  }
  process.stdout.write(`${file}\nSee to it that you may show this picture.\n`)
}

async function firstPicture({ pictures, document, host }: PosterSource): Promise<Uint8Array | null> {
  const limits = { hosts: [host], type: /^image\//, accept: 'image/jpeg, image/webp, image/png', most: MOST_BYTES }
  for (const address of document === null ? pictures : await named(document)) {
    const picture = await fetchGuarded(address, limits)
    if (picture) return picture
  }
  return null
}

/** The picture that a document of the vendor names. */
async function named(document: string): Promise<readonly string[]> {
  const { host } = new URL(document)
  const limits = { hosts: [host], type: /^application\/json/, accept: 'application/json', most: 100_000 }
  const bytes = await fetchGuarded(document, limits)
  const found: unknown = bytes && parsed(Buffer.from(bytes).toString('utf8'))
  const address: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'thumbnail_url') : null
  return typeof address === 'string' && URL.canParse(address) ? [address] : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
