import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordStorage } from '../server/index.js'
import { CliError } from './CliError.js'
import { openStorage } from './openStorage.js'
import type { Command } from './parseCommand.js'
import { readSecret } from './readSecret.js'
import { showProgress } from './showProgress.js'

/** As many findings are printed at most. */
const LISTED = 1000

type VerifyCommand = Extract<Command, { readonly name: 'verify' }>

/**
 * Checks each record and each seal, or the records of one subject, prints what it found, and returns whether everything is
 * there and as it was written.
 *
 * @throws CliError 483 to 485 for what is wrong with the secret or the database, 492 where there is none
 */
export async function verify({ folder, subject }: VerifyCommand): Promise<boolean> {
  // An empty database would be made and found intact, again and again.
  if (process.env['DATABASE_URL'] === undefined && !existsSync(join(folder, 'data')))
    throw new CliError(
      492,
      `There are no records in ${folder}. Run it where fluxconsent serve runs, or set DATABASE_URL to the database that it uses.`,
    )
  const keys = readSecret(folder, process.env)
  const { storage, where, close } = await openStorage(folder, keys, process.env)
  try {
    say(`Verifying ${where} …`)
    return subject === undefined ? await verifyAll(storage) : await verifyOne(storage, subject)
  } finally {
    await close()
  }
}

async function verifyAll(storage: RecordStorage): Promise<boolean> {
  const progress = showProgress(process.stderr)
  const { result, records, seals, erased, unsealed, findings } = await storage.verify({
    limit: LISTED,
    onProgress: progress.show,
  })
  progress.end()
  const damages = findings.filter(({ problem }) => problem !== 'unsealed')
  for (const damage of damages) say(JSON.stringify(damage))
  if (damages.length === LISTED) say(`No more than the first ${LISTED} are listed.`)
  say(`${result}: ${records} records, ${seals} seals, ${erased} erased, ${unsealed} not sealed yet`)
  if (result === 'damaged') say(SECRETS)
  return result === 'intact'
}

async function verifyOne(storage: RecordStorage, subject: string): Promise<boolean> {
  const { result, records, sealed, unsealed, findings } = await storage.verifySubject(subject)
  for (const finding of findings) say(JSON.stringify(finding))
  say(`${result}: ${records} records of this subject, ${sealed} sealed, ${unsealed} not sealed yet`)
  say('Whether one was removed shows only when everything is verified.')
  if (result === 'damaged') say(SECRETS)
  return result === 'intact'
}

const SECRETS =
  'What was written under a secret that is missing now reads as changed: FLUXCONSENT_SECRET takes several, separated by spaces, the newest first.'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
