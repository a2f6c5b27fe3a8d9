import { parseArgs } from 'node:util'
import { readSubject } from '../server/index.js'
import { CliError } from './CliError.js'
import { messageOf } from './messageOf.js'

/** What the commands for records take. */
interface StorageCommand {
  /** Where the embedded database and a made secret are kept. */
  readonly folder: string
}

/** What a person wants. */
export type Command =
  | { readonly name: 'help' | 'version' }
  | (StorageCommand & {
      readonly name: 'serve'
      readonly port: number
      readonly config: string
      readonly origins: readonly string[]
      /** Of the visitor, as the proxy names it. */
      readonly addressHeader: string | undefined
      readonly isLogged: boolean
    })
  | (StorageCommand & {
      readonly name: 'verify'
      /** As the storage takes it; without one everything is checked. */
      readonly subject: string | undefined
    })
  | {
      readonly name: 'policy'
      readonly config: string
      /** BCP 47 tag; without one the language that the config names. */
      readonly locale: string | undefined
      readonly format: 'markdown' | 'json'
      /** A file; without one it goes to the terminal. */
      readonly out: string | undefined
    }
  | { readonly name: 'poster'; readonly video: string; readonly out: string; readonly isForced: boolean }

/** How the command is used. */
export const HELP = `Usage: fluxconsent <command> [options]

  serve    starts the consent API
    --port <number>      default: PORT, else 8787
    --config <file>      a module that exports the config; default: consent.config.js
    --origin <origin>    another origin that may call; can be repeated
    --address-header <name>  the header in which your proxy names the visitor, for the limits; default: none, which
                         counts the connection: behind a proxy everybody shares it
    --log                prints a line of JSON for each request, without personal data
  verify   checks each record and each seal, and ends with 1 when something was changed
    --subject=<id>       only the records of one person, named as in an export; ends with 1 without any, too
  policy   writes the cookie policy of the config
    --config <file>      as above
    --locale <tag>       default: the language that the config names
    --format <format>    markdown or json; default: markdown
    --out <file>         default: the terminal
  poster <address>       saves the picture of a YouTube or Vimeo video, so that no visitor asks the vendor for it
    --out <folder>       a folder that your site serves; default: public/posters
    --force              replaces a picture that is there already

  --folder <folder>      of serve and verify: where the embedded database is; default: .fluxconsent
  --version              says which one this is

Environment: DATABASE_URL for a PostgreSQL server, FLUXCONSENT_SECRET (at least 32 characters) for the codes and links,
FLUXCONSENT_ADMIN_TOKEN (the same) to open the admin routes of serve, which prints a line of JSON for each such access.`

/**
 * Reads what was typed.
 *
 * @throws CliError 480 for what is no command or option, 481 for a port, header, subject or format that is none
 */
export function parseCommand(typed: readonly string[], environment: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parse(typed)
  const [name = 'help', ...rest] = positionals
  const [video] = name === 'poster' ? rest.splice(0, 1) : []
  if (values.version) return { name: 'version' }
  if (rest.length > 0) throw new CliError(480, `"${rest[0]}" is one word too many.\n\n${HELP}`)
  const { folder = '.fluxconsent', config = 'consent.config.js', origin = [], locale, out } = values
  if (name === 'help' || values.help) return { name: 'help' }
  if (name === 'verify') return { name, folder, subject: subjectOf(values.subject) }
  if (name === 'policy') return { name, config, locale, out, format: formatOf(values.format ?? 'markdown') }
  if (name === 'poster') {
    if (video === undefined) throw new CliError(480, `The address of the video is missing.\n\n${HELP}`)
    return { name, video, out: out ?? 'public/posters', isForced: values.force ?? false }
  }
  if (name !== 'serve') throw new CliError(480, `There is no command "${name}".\n\n${HELP}`)
  const port = portOf(values.port ?? environment['PORT'] ?? '8787')
  const addressHeader = headerOf(values['address-header'])
  return { name, folder, config, origins: origin, port, addressHeader, isLogged: values.log ?? false }
}

function parse(typed: readonly string[]): ReturnType<typeof parseArgs<typeof OPTIONS>> {
  try {
    return parseArgs({ ...OPTIONS, args: [...typed] })
  } catch (error) {
    // What Node adds on arguments that begin with a dash helps with none of these commands.
    const [what] = messageOf(error).split(' To specify ')
    throw new CliError(480, `${what}\n\n${HELP}`)
  }
}

const OPTIONS = {
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    config: { type: 'string' },
    folder: { type: 'string' },
    subject: { type: 'string' },
    origin: { type: 'string', multiple: true },
    'address-header': { type: 'string' },
    log: { type: 'boolean' },
    locale: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  },
} as const

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535))
    throw new CliError(481, `"${text}" is no port. Use a number from 0 to 65535; 0 takes a free one.`)
  return port
}

function headerOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w-]{1,64}$/.test(text)) return text
  throw new CliError(481, `"${text}" is no name of a header. Use the one that your proxy sets, such as x-real-ip.`)
}

function subjectOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const subject = readSubject(text)
  if (subject === null)
    throw new CliError(481, `"${text}" is no subject. Use its id from an export or a receipt: 22 characters.`)
  return subject
}

function formatOf(text: string): 'markdown' | 'json' {
  if (text === 'markdown' || text === 'json') return text
  throw new CliError(481, `"${text}" is no format. Use "markdown" or "json".`)
}
