import { createConsentApi, memoryStorage } from 'fluxconsent/server'
import { consent } from '../../../../consent'

let answer: ((request: Request) => Promise<Response>) | undefined

/** The consent API. It is made with the first request, because a build has no secrets. */
async function handle(request: Request): Promise<Response> {
  answer ??= createConsentApi({
    config: consent,
    // Forgets with the process: `postgresStorage` keeps.
    storage: memoryStorage(),
    secret: process.env['CONSENT_SECRET'] ?? '',
    basePath: '/api/consent',
  }).fetch
  return answer(request)
}

export { handle as GET, handle as POST, handle as PUT, handle as DELETE, handle as OPTIONS }
