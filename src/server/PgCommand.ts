import type { SqlValue } from './Query.js'

/** What a connection of `pg` does for a statement. */
interface PgConnection {
  /** Sockets of workers hold nothing back. */
  readonly stream: { readonly cork?: () => void; readonly uncork?: () => void }
  /** The texts of what is prepared there, by name: `pg` itself writes them down. */
  readonly parsedStatements: { readonly [name: string]: unknown }
  parse(statement: { readonly text: string; readonly name: string }): void
  bind(values: {
    readonly statement: string
    readonly values: readonly SqlValue[]
    readonly valueMapper: (value: SqlValue) => string | null
  }): void
  execute(): void
  sync(): void
}

const PARTS = ['stream', 'parsedStatements']
const STEPS = ['parse', 'bind', 'execute', 'sync']

/** A prepared statement. */
export interface PgStatement {
  readonly text: string
  readonly values: SqlValue[]
  readonly name: string
}

/** What a command brings back. */
interface CommandResult {
  readonly rows: readonly []
  /** `null` where it is nothing to count, such as a `LOCK`. */
  readonly rowCount: number | null
}

/**
 * A prepared statement that takes no lists and gives no rows back. A pool or a client of `pg` takes it in place of a statement, as it takes
 * cursors, and calls what is not documented here.
 *
 * A usual statement asks each time what its rows will look like, in a message of its own, and makes a place for them: that
 * takes a fifteenth of all that is done for a record. This one has the members of a usual one too, so what copies it, or
 * knows nothing of commands, runs it as that.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export class PgCommand implements PgStatement {
  readonly text: string
  readonly values: SqlValue[]
  readonly name: string
  callback?: (error: Error | null, command: PgCommand) => void
  #isSent = false
  #rowCount = 0
  #end: { readonly error: Error | null } | null = null
  #wake: () => void = () => {}

  constructor({ text, values, name }: PgStatement) {
    this.text = text
    this.values = values
    this.name = name
  }

  /** Whether anything of it was sent to the database. */
  get isSent(): boolean {
    return this.#isSent
  }

  /** What the database answered, or a promise of it: a pool waits by itself, a client gives back at once what it was given. */
  result(): CommandResult | Promise<CommandResult> {
    if (!this.#end) return new Promise<void>((resolve) => (this.#wake = resolve)).then(() => this.result())
    if (this.#end.error) throw this.#end.error
    return { rows: [], rowCount: Number.isNaN(this.#rowCount) ? null : this.#rowCount }
  }

  submit(connection: unknown): void {
    if (!isConnection(connection)) throw new TypeError('This is no connection of pg.')
    const { text, values, name } = this
    this.#isSent = true
    connection.stream.cork?.()
    if (connection.parsedStatements[name] !== text) connection.parse({ text, name })
    connection.bind({ statement: name, values, valueMapper: textOf })
    connection.execute()
    connection.sync()
    connection.stream.uncork?.()
  }

  /** @param message such as `INSERT 0 1` */
  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rowCount = Number(text.slice(text.lastIndexOf(' ') + 1))
  }

  handleReadyForQuery(): void {
    this.#settle(null)
  }

  handleError(error: Error): void {
    this.#settle(error)
  }

  #settle(error: Error | null): void {
    this.#end = { error }
    this.callback?.(error, this)
    this.#wake()
  }
}

function textOf(value: SqlValue): string | null {
  return value === null ? null : String(value)
}

function isConnection(value: unknown): value is PgConnection {
  return (
    typeof value === 'object' &&
    value !== null &&
    PARTS.every((name) => typeof Reflect.get(value, name) === 'object') &&
    STEPS.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
