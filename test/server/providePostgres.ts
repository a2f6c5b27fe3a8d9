import type { TestProject } from 'vitest/node'
import { startPostgres } from './startPostgres.ts'

/** One server for all test files; each takes databases of its own. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    /** How the tests of the API ask it: `node` is over `toNodeListener`. */
    way?: 'fetch' | 'node'
  }
}
