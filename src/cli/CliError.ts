/** What stops the command: its number, what happened, and how to fix it. Shown without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly code: number

  constructor(code: number, text: string) {
    super(`FC${code}: ${text}`)
    this.code = code
  }
}
