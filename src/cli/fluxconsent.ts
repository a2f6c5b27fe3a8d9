#!/usr/bin/env node
import { sdkVersion } from '../core/index.js'
import { CliError } from './CliError.js'
import { isOfSystem } from './isOfSystem.js'
import { HELP, parseCommand } from './parseCommand.js'
import { policy } from './policy.js'
import { poster } from './poster.js'
import { serve } from './serve.js'
import { verify } from './verify.js'

try {
  const command = parseCommand(process.argv.slice(2), process.env)
  if (command.name === 'help') process.stdout.write(`${HELP}\n`)
  if (command.name === 'version') process.stdout.write(`${sdkVersion}\n`)
  if (command.name === 'serve') await serve(command)
  if (command.name === 'policy') await policy(command)
  if (command.name === 'poster') await poster(command)
  if (command.name === 'verify' && !(await verify(command))) process.exitCode = 1
} catch (error) {
  // What a person can mend is told without a stack.
  const isKnown = error instanceof CliError || (error instanceof Error && error.name === 'ConsentError')
  if (isOfSystem(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR'))
    console.error(`FC491: ${error.message}. Let this user write there, or start it in another folder.`)
  else console.error(isKnown ? error.message : error)
  process.exitCode = 1
}
