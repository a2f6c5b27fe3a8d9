import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome']

/**
 * A Chromium that starts on this machine: `CHROMIUM_PATH`, else an installed one, else the copy that npm installs.
 *
 * @throws when none of them starts.
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROMIUM_PATH']
  const path = given ?? installed() ?? (await unpacked().catch(() => 'the copy of npm, which could not be unpacked'))
  if (starts(path)) return path
  throw new Error(
    `No Chromium starts on this machine (tried ${path}): install one of ${INSTALLED.join(', ')}, or set CHROMIUM_PATH.`,
  )
}

function installed(): string | undefined {
  for (const name of INSTALLED) {
    const path = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (path !== '' && starts(path)) return path
  }
  return undefined
}

/** Unpacks npm's copy once for each of its versions, with the libraries and fonts that a bare container lacks. */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `fluxconsent-chromium-${sparticuzVersion()}`)
  if (!existsSync(home)) await unpack(home)
  const path = join(home, 'chromium')
  if (!starts(path)) process.env['LD_LIBRARY_PATH'] = join(home, 'al2023', 'lib')
  // Text without a font has no width, and no part would have its size.
  if (!existsSync('/etc/fonts/fonts.conf')) process.env['FONTCONFIG_PATH'] ??= join(home, 'fonts')
  return path
}

async function unpack(home: string): Promise<void> {
  const { default: sparticuz } = await import('@sparticuz/chromium')
  // It takes any file of that name for a whole one, so another process must not see it half written: unpack, then rename.
  const work = mkdtempSync(`${home}-`)
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME } = process.env
  try {
    Object.assign(process.env, { TMPDIR: work, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
    await sparticuz.executablePath()
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_LAMBDA_JS_RUNTIME', AWS_LAMBDA_JS_RUNTIME)
  }
  try {
    renameSync(work, home)
  } catch (error) {
    rmSync(work, { recursive: true })
    if (!existsSync(home)) throw error
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

function starts(path: string): boolean {
  return spawnSync(path, ['--version']).status === 0
}

function sparticuzVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version }: { version: string } = JSON.parse(readFileSync(join(entry, '../../../package.json'), 'utf8'))
  return version
}
