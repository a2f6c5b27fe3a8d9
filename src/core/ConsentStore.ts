import type { StoreApi } from 'zustand/vanilla'
import type { Choice } from './Choice.js'
import type { ConsentActions, ConsentData, ConsentState } from './ConsentState.js'
import type { ActHost } from './ActHost.js'
import type { ConsentActs } from './createActs.js'
import type { Permissions } from './Decision.js'
import type { Kit } from './kit.js'
import type { RegisteredConfig } from './Register.js'
import type { Signals } from './Signals.js'

/** What effects tell the store. Apps have no use for it. */
export interface ConsentInlet extends Pick<ActHost, 'isOvertaken'> {
  /** The rules, for effects whose code is loaded later. */
  readonly kit: Kit
  /**
   * The ids of the choices that were kept, and of those that no clearing reached: another one was made while nobody
   * remembered it, and one of them that is found after everything was forgotten is a late or a left copy.
   */
  readonly known: Set<string | undefined>
  /** The state as it is now, with the time by the clock of this store. */
  readonly get: ActHost['get']
  /** Brings the code of the acts: permissions may open, and acts that were called before run now. */
  readonly equip: (create: (host: ActHost) => ConsentActs) => void
  /**
   * Runs an act of its own, in order with the others: once their code is there and the own storage was read.
   *
   * @param isActive whether the person was at it when they acted. @default whether they are now
   */
  readonly perform: (run: (acts: ConsentActs, host: ActHost) => void, isActive?: boolean) => void
  /** The own storage was read, and holds this: together with the acts, permissions may open. */
  readonly hydrate: (found: Choice | null, signals: Signals) => void
  /** Tells of a choice that was made here, but by no act of the store: it was taken over from another tool. */
  readonly emit: (choice: Choice) => void
  /** Another tab or the remote has a choice; the newer one wins, `null` means that it was forgotten. */
  readonly receive: (choice: Choice | null) => void
  /** Notes what storage, sweep and remote found out, and who the person is. */
  readonly set: (
    found: Partial<Pick<ConsentData, 'persistence' | 'withdrawal' | 'audience' | 'jurisdiction' | 'choice'>>,
  ) => void
  /** Tells the app of an error that stopped one thing and nothing else. */
  readonly fail: (error: unknown) => void
}

/** The headless store of one provider or page. */
export interface ConsentStore extends Omit<StoreApi<ConsentState>, 'setState'> {
  readonly config: RegisteredConfig
  readonly actions: ConsentActions
  readonly inlet: ConsentInlet
  /** What the server's reading of the request permits. Only a gate with `ssr` may use it, as long as it `isProvisional`. */
  readonly initialPermissions: Permissions
  /** Whether the own storage was read and acts can be carried out, so that `permissions` count. */
  readonly isHydrated: () => boolean
  /** Whether nothing is known yet but what the server read, and no act waits: it may be a withdrawal. */
  readonly isProvisional: () => boolean
  /**
   * Calls back once for every act of the person here, not for what other tabs did; returns the way to stop.
   *
   * A grant for the session or for once is told of too (`allow-session`, `allow-once`): it is no part of the stored
   * choice.
   */
  readonly onChoice: (listener: (choice: Choice) => void) => () => void
  /** Calls back for every error of a service, storage or callback; returns the way to stop. */
  readonly onError: (listener: (error: unknown) => void) => () => void
}
