import { openStorage } from './openStorage.js'
import type { Command } from './parseCommand.js'
import { readSecret } from './readSecret.js'
import { showProgress } from './showProgress.js'

type VerifyCommand = Extract<Command, { readonly name: 'verify' }>

/** Checks each record and each seal, prints what it found, and returns whether everything is as it was written. */
export async function verify({ folder }: VerifyCommand): Promise<boolean> {
  const keys = readSecret(folder, process.env)
  const { storage, where, close } = await openStorage(folder, keys, process.env)
  try {
    say(`Verifying ${where} …`)
    const progress = showProgress(process.stderr)
    const { result, records, seals, erased, unsealed, findings } = await storage.verify({ onProgress: progress.show })
    progress.end()
    for (const finding of findings.filter(({ problem }) => problem !== 'unsealed')) say(JSON.stringify(finding))
    say(`${result}: ${records} records, ${seals} seals, ${erased} erased, ${unsealed} not sealed yet`)
    return result === 'intact'
  } finally {
    await close()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
