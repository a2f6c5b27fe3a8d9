import { createSecrets, type Secrets } from '../createSecrets.js'

/** The names that an account is kept under, the one of the newest secret first. */
export async function accountHashes(account: string, secrets: Secrets): Promise<readonly [string, ...string[]]> {
  const [current = '', ...former] = await secrets.signAll(`account\n${account}`)
  return [current, ...former]
}

/**
 * The name under which an account is kept, for a host that compares an export with its own accounts.
 *
 * It is made with the first secret. Who was joined before a secret was replaced, and has not signed in since, is still
 * kept under the name of the former one: make that name too, with the former secret alone.
 *
 * @throws {@link ConsentError} 440 when the secret is too short
 * @example
 * const byHash = new Map(await Promise.all(users.map(async ({ id }) => [await hashAccount(id, secret), id])))
 */
export async function hashAccount(account: string, secret: string | readonly string[]): Promise<string> {
  const [current] = await accountHashes(account, createSecrets(secret))
  return current
}
