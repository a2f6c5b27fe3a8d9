import type * as work from './work.js'

/**
 * The code that loads scripts, in the next task. The runner, which has to hear of every withdrawal, is fetched in the
 * task after the grant: so it is there first.
 */
export async function loadWork(): Promise<typeof work> {
  await new Promise((resolve) => setTimeout(resolve))
  return import('./work.js')
}
