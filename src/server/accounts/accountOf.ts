import { agreementState, type AgreementEvent, type AgreementState } from './agreementState.js'
import { allPages } from '../allPages.js'
import type { ApiParts } from '../ApiParts.js'
import { mergeAccount, type AccountView, type DeviceChoice } from './mergeAccount.js'
import { recordOf } from '../recordOf.js'
import type { AccountLink, RecordStorage } from '../RecordStorage.js'

const AT_ONCE = 20

/** What counts for a device of an account, its signals included. */
export interface Account extends AccountView {
  /** Whether one of the account's devices last signalled GPC: an opt-out that reaches all of them. */
  readonly gpc: boolean
  /** How many of its devices chose. */
  readonly devices: number
}

/** What the account of a subject decided; `null` when the subject is linked to none. */
export async function accountOf({ storage, accountGrants }: ApiParts, subject: string): Promise<Account | null> {
  const link = await storage.linkOf(subject)
  if (!link) return null
  const links = await storage.subjectsOf(link.account)
  const devices: (DeviceChoice & { readonly gpc: boolean })[] = []
  // A few at a time: an account may have gathered hundreds of devices.
  for (let first = 0; first < links.length; first += AT_ONCE) {
    const some = links.slice(first, first + AT_ONCE).map(async (one) => deviceOf(storage, one))
    devices.push(...(await Promise.all(some)))
  }
  const view = mergeAccount(devices, subject, accountGrants)
  return { ...view, gpc: devices.some(({ gpc }) => gpc), devices: devices.filter(({ record }) => record).length }
}

async function deviceOf(storage: RecordStorage, link: AccountLink): Promise<DeviceChoice & { readonly gpc: boolean }> {
  const last = await storage.newest(link.subject)
  const choice = last === null || last.kind === 'consent' ? last : await storage.newest(link.subject, 'consent')
  return {
    subject: link.subject,
    linkedAt: link.at,
    record: choice && recordOf(choice),
    effectiveAt: choice?.effectiveAt ?? 0,
    // A signal is an act of its own, so the last record of any kind tells.
    gpc: (last && recordOf(last)?.signals.gpc) ?? false,
  }
}

/** The events of all agreements of some subjects. */
export async function agreementEvents(
  storage: RecordStorage,
  subjects: readonly string[],
): Promise<readonly AgreementEvent[]> {
  const events: AgreementEvent[] = []
  for (const subject of subjects) {
    for await (const row of allPages(async (after) => storage.recordsOf(subject, { after, kind: 'agreement' }))) {
      const record = recordOf(row)
      if (record) events.push({ record, effectiveAt: row.effectiveAt })
    }
  }
  return events
}

/** The state of every agreement that some events are about. */
export function agreementStates(events: readonly AgreementEvent[]): readonly AgreementState[] {
  const ids = new Set(events.flatMap(({ record }) => record.agreement?.id ?? []))
  return [...ids].sort().map((id) => agreementState(id, events))
}
