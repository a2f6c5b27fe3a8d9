import { openApi } from 'fluxconsent/server'
import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

interface Described {
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>>
}

const document = JSON.parse(JSON.stringify(openApi('', true)))
const paths: Readonly<Record<string, Readonly<Record<string, Described>>>> = document.paths
const compiled = new Map<string, ValidateFunction>()

/** A validator over the document, strict about its schemas. */
export function documentValidator(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false })
  addFormats.default(ajv)
  for (const word of ['openapi', 'info', 'paths', 'components']) ajv.addKeyword(word)
  return ajv.addSchema({ $id: 'doc', ...document })
}

const ajv = documentValidator()

/**
 * Holds an answer against the OpenAPI document: the operation, the status, the type and the body have to be described;
 * a problem has to be one of those that the operation names.
 */
export async function expectDescribed(
  basePath: string,
  method: string,
  path: string,
  response: Response,
  text: string,
): Promise<void> {
  if (method === 'OPTIONS' || method === 'HEAD') return
  const { pathname } = new URL(path, 'https://any.example')
  const isRoot = pathname.startsWith('/.well-known/')
  const route = isRoot ? pathname : pathname.startsWith(basePath) ? pathname.slice(basePath.length) : 'elsewhere'
  const type = response.headers.get('content-type') ?? ''
  const operation = describedAt(route, method)
  if (!operation) {
    expect([404, 405, 403, 429]).toContain(response.status)
    expect(type).toBe('application/problem+json')
    expectValid('#/components/schemas/Problem', text)
    return
  }
  const [template, found] = operation
  const what = `${method} ${template} ${response.status}`
  const described = found.responses[String(response.status)]
  expect(described, `${what} is not described: ${text}`).toBeDefined()
  expect(Object.keys(described?.content ?? {}), `${what} has an undescribed type`).toContain(type)
  if (!type.endsWith('json')) return
  const pointer = [template, method.toLowerCase(), 'responses', String(response.status), 'content', type, 'schema']
  expectValid(`#/paths/${pointer.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/')}`, text)
}

function describedAt(route: string, method: string): [string, Described] | undefined {
  for (const [template, operations] of Object.entries(paths)) {
    const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
    const operation = operations[method.toLowerCase()]
    if (operation && pattern.test(route)) return [template, operation]
  }
  return undefined
}

function expectValid(pointer: string, text: string): void {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `doc${pointer}` })
  compiled.set(pointer, validate)
  const isValid = validate(JSON.parse(text))
  expect(isValid, `${pointer}: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 500)}`).toBe(true)
}
