/** A command of Google, as the `Arguments` object that its tags read. */
export function googleCommand(..._command: readonly unknown[]): IArguments {
  return arguments
}
