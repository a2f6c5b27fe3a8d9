import { decodeChoice } from '../core/codec.js'
import { consentError, isSame, type AccountState } from '../core/index.js'
import { encodeChoice, uuidv7 } from '../core/lazy.js'
import { createRecord } from '../core/records/index.js'
import { accountStateOf } from './accountStateOf.js'
import { askLink, type LinkProblem } from './askLink.js'
import { createOwnChoice } from './createOwnChoice.js'
import type { Delivery } from './deliver.js'
import { fetchSubject, type RemoteSubject } from './fetchSubject.js'
import { joinedChoice } from './joinedChoice.js'
import type { RemoteAccount } from './parseAccount.js'
import { queryKeyOf } from './queryKeyOf.js'
import { subjectOf } from './subjectOf.js'
import type { SyncParts } from './SyncParts.js'
import { takeOver } from './takeOver.js'

const DAY = 86_400_000
/** How long a sign-out waits for what is on its way, in milliseconds. */
const SOON = 2_000
/** Stands for a device that had no choice. */
const NONE = '-'

/** Problems of the API: no key came along; the device belongs to another account. */
const [NO_KEY, JOINED] = [446, 465]

/** What is read from the server: what other devices decided, and what an account did. */
export interface AccountSync {
  /** Asks the server, and takes over what counts. */
  readonly refresh: () => Promise<void>
  /**
   * Joins this device to the account of a signed-in person. Refusals and withdrawals then count on all its devices, the
   * stricter side until the person picks; `account` of the state tells what differs. Grants of other devices count here
   * only if the API says so (`accountGrants`). Call it after the sign-in, with a token that your server made for it.
   *
   * @param token made by `signLinkToken` of `/server`
   * @throws ConsentError 342 when the API refuses it, TypeError when it cannot be reached: nothing has changed then
   */
  readonly signIn: (token: string) => Promise<void>
  /**
   * Parts this device from the account: its own choice, as it was before the sign-in, counts again at once, whatever the
   * network does. The API is told after what was chosen before has arrived.
   *
   * @throws ConsentError 342 when the API refuses it, TypeError when it cannot be reached: the next visit tells it again
   */
  readonly signOut: () => Promise<void>
  readonly stop: () => void
}

/**
 * The part of the sync that reads.
 *
 * @param item the name under which the device's own choice is kept while somebody is signed in
 */
export function accountSync(
  parts: SyncParts,
  item: string,
  { flush, settled }: Pick<Delivery, 'flush' | 'settled'>,
): AccountSync {
  const { store, remote, client, device, outbox, keys, known, leftKey } = parts
  const own = createOwnChoice(parts, item)
  const { getState, inlet } = store
  let state: AccountState | null = null
  const report = (account: AccountState | null): void => {
    state = account
    parts.report({ account })
  }
  // Whatever a person chooses, here or in another tab, is what was to be decided: nobody waits for the server to say so.
  // It hears of it after the keeper of the records, which knows whether everything was forgotten.
  const stop = store.subscribe(({ choice }, before) => {
    if (!state || choice?.method === 'account' || choice?.id === before.choice?.id) return
    // A sign-out in another tab is no choice.
    report(own.get() === null ? null : { ...state, basis: 'picked', conflicts: [], granted: [] })
  })
  // The choice may be here before what that tab has written down of it.
  const onStorage = (): void => {
    if (state && own.get() === null) report(null)
  }
  addEventListener('storage', onStorage)

  const apply = (found: RemoteSubject, account: RemoteAccount): void => {
    const joined = joinedChoice(store, found, account)
    report(accountStateOf(found, account, joined?.decisions ?? {}))
    if (!joined || isSame(joined.decisions, getState().choice?.decisions)) return
    // Nobody decided anything just now.
    known.note(joined)
    inlet.receive(joined)
  }

  const restore = (leave: () => void): void => {
    const kept = own.get()
    leave()
    report(null)
    const { choice } = getState()
    const former = kept === null ? choice : decodeChoice(kept)
    if (former?.id === choice?.id) return
    if (!former) return inlet.receive(null)
    // Newer than everything of the account, and still at its end when it would have ended.
    const at = Math.max(Date.now(), (choice?.at ?? 0) + 1)
    const validDays = Math.max(0, former.validDays - Math.ceil((at - former.at) / DAY))
    const restored = { ...former, id: uuidv7(at), at, validDays }
    known.note(restored)
    inlet.receive(restored)
  }

  /** Tells the server of a sign-out. What is still on its way counts for the account, so this is asked again after it. */
  const part = async (key: string | null): Promise<void> => {
    if (outbox.size() > 0) return
    const problem = await askLink(remote, key, null)
    if (problem && problem.code !== NO_KEY) throw refused(problem)
    if (own.isParting()) own.forget()
    // Without a network the cookie has stayed.
    if (getState().choice) return
    device.set(outbox.keyItem, '')
    flush()
    await settled()
  }

  const refresh = async (): Promise<void> => {
    // At the sign-out the server could not be reached.
    await settled()
    if (own.isParting()) {
      await part(leftKey() || null)
      if (own.isParting()) return
    }
    const before = getState().choice
    // The answer would know nothing yet of what was chosen here, and undo it. The next visit asks again, or who is signed
    // in as soon as it has arrived.
    if (outbox.size() > 0 || (before && !known.has(before))) return
    const found = await fetchSubject(remote, keys.own())
    client.setQueryData(queryKeyOf(remote, 'subject'), found)
    // Somebody has chosen or forgotten meanwhile.
    if (getState().choice?.id !== before?.id) return
    if (own.get() === null) return takeOver(store, found, known.note)
    if (!found) return
    if (found.account) apply(found, found.account)
    // Parted by another tab or by the host application.
    else restore(own.forget)
  }

  /** Brings the choice of somebody whom nobody knew until now to the account: a refusal counts there too. */
  const introduce = async (key: string): Promise<void> => {
    const { choice, jurisdiction, signals } = getState()
    if (!choice) return
    const subject = await subjectOf(key)
    // A moment later than the one it stands for, so that the other tabs take it.
    const at = choice.at + 1
    const carried = { ...choice, id: uuidv7(at), at, method: 'account', action: 'import', subject } as const
    const context = { config: store.config, state: { jurisdiction, signals }, origin: location.origin }
    outbox.put({ record: createRecord(carried, context), key })
    known.note(carried)
    inlet.set({ choice: carried })
    flush()
  }

  const signOut = async (): Promise<void> => {
    const key = keys.own()
    if (outbox.size() > 0) await Promise.race([settled(), new Promise((done) => setTimeout(done, SOON))])
    restore(() => own.part(key))
    await part(key)
  }

  const signIn = async (token: string): Promise<void> => {
    // Somebody else's sign-in that never ended.
    let problem = await join(token, knownKey())
    if (problem?.code === JOINED) {
      await signOut()
      problem = await join(token, knownKey())
    }
    // The cookie is gone, and the person behind it cannot be found again.
    if (problem?.code === NO_KEY) problem = await join(token, undefined)
    if (problem) throw refused(problem)
    await refresh()
  }

  /** The key of this device, `null` when a cookie holds it, `undefined` when there is none. */
  const knownKey = (): string | null | undefined => keys.own() ?? (getState().choice?.subject ? null : undefined)

  const join = async (token: string, held: string | null | undefined): Promise<LinkProblem | null> => {
    const key = held === undefined ? keys.make() : held
    const undo = (): void => {
      if (held === undefined) keys.drop()
    }
    const problem = await askLink(remote, key, token).catch((error: unknown) => {
      undo()
      throw error
    })
    if (problem) {
      undo()
      return problem
    }
    const { choice } = getState()
    if (own.get() === null) own.keep(choice ? encodeChoice(choice) : NONE)
    if (held === undefined && key !== null) await introduce(key)
    return null
  }

  return {
    refresh,
    signIn,
    signOut,
    stop: () => {
      removeEventListener('storage', onStorage)
      stop()
    },
  }
}

function refused({ status, code }: LinkProblem): Error {
  return consentError(342, String(status), String(code ?? '-'))
}
