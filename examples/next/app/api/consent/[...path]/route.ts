import { createConsentApi, memoryStorage, type ConsentApi } from 'fluxconsent/server'
import { consent } from '../../../../consent'

let api: ConsentApi | undefined

/** The consent API. It is made with the first request, because a build has no secrets. */
async function handle(request: Request): Promise<Response> {
  api ??= createConsentApi({
    config: consent,
    // Forgets with the process: `postgresStorage` keeps.
    storage: memoryStorage(),
    secret: process.env['CONSENT_SECRET'] ?? '',
    basePath: '/api/consent',
  })
  return api.fetch(request)
}

export { handle as GET, handle as POST, handle as PUT, handle as DELETE, handle as OPTIONS }
