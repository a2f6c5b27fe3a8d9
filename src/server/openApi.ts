import { sdkVersion } from '../core/index.js'
import { openApiPaths } from './openApiPaths.js'
import { openApiSchemas } from './openApiSchemas.js'

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: object
  readonly paths: object
  readonly components: object
}

/**
 * Describes the API, as it is served under a path.
 *
 * @param admin whether the routes for admins exist
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openApi(basePath: string, admin: boolean): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'fluxconsent consent API',
      version: sdkVersion,
      description:
        'Keeps consent records. A subject key is 32 random bytes in base64url, made by the client; whoever has it is the subject. Problems are answered as RFC 9457 with a number.',
    },
    paths: openApiPaths(basePath, admin),
    components: {
      schemas: openApiSchemas(),
      securitySchemes: {
        subjectKey: { type: 'http', scheme: 'bearer', description: 'The subject key; else the HttpOnly cookie.' },
        adminToken: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}
