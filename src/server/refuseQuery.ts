import { Problem } from './Problem.js'

/** Says which parameter of a query is not valid. @throws {@link Problem} 463, always */
export function refuseQuery(path: string): never {
  throw new Problem(463, { issues: [{ path, message: 'is not valid' }] })
}
