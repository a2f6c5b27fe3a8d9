import type { ServiceContext } from '../core/index.js'
import { queueOf } from './queueOf.js'

/** Puts a command into Google's queue, as the `Arguments` object that its tags read. */
export function pushGoogle(globals: ServiceContext['globals'], ...command: readonly unknown[]): void {
  queueOf(globals, 'dataLayer').push(asArguments(...command))
}

function asArguments(..._facts: readonly unknown[]): IArguments {
  return arguments
}
