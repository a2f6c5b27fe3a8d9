'use client'

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { consentError, type Cause, type Service } from '../core/index.js'
import { callVendor, hasVendor } from '../core/vendors.js'
import { loadOnUse } from '../browser/lazy.js'
import { useConsentActions, useConsentStore, useGranted, useNonce } from '../index.js'

/** Where a live chat stands. `ready`: the vendor is there, with a launcher of its own. */
type ChatState = 'closed' | 'asking' | 'loading' | 'error' | 'ready'

/** What the person wants of a chat, and what became of it. */
type Wish = 'nothing' | 'to-know' | 'to-open' | 'to-retry' | 'to-reload'

/** A live chat, as its parts show and work it. */
export interface Chat {
  readonly state: ChatState
  /** Whether only a new page helps: the script came, the chat did not. */
  readonly needsReload: boolean
  /** What the launcher does: opens the chat with permission, the explanation without, and closes that again. */
  readonly toggle: () => void
  /** Grants, and opens the chat as soon as it is there. */
  readonly allow: (cause: Cause) => void
  readonly retry: () => void
  /** Forgets what was wanted. Grants nothing and takes nothing back. */
  readonly close: () => void
}

interface ChatOptions {
  /** How long the vendor may take, in milliseconds. */
  readonly patience: number
  /** Called as soon as the window was told to open. */
  readonly onOpen: () => void
}

/** The longest wait between two looks for the vendor, in milliseconds. */
const LONGEST_WAIT = 2_000

/**
 * The way of one page to a live chat: nothing of the vendor before the grant, one press with it. The runner starts the
 * vendor; nothing here ever stops it but a withdrawal, so a conversation outlives this component.
 */
export function useChat(service: Service, { patience, onOpen }: ChatOptions): Chat {
  const { id, chat, leaves = [] } = service
  const store = useConsentStore()
  const nonce = useNonce()
  const { grantAlways } = useConsentActions()
  const isGranted = useGranted(id)
  const [wish, setWish] = useState<Wish>('nothing')
  const [wasGranted, setWasGranted] = useState(isGranted)
  if (wasGranted !== isGranted) {
    setWasGranted(isGranted)
    // What was asked is answered, and what was opened is gone.
    if (!isGranted || wish === 'to-know') setWish('nothing')
  }

  const selector = leaves.join()
  const ready = chat?.ready ?? ''
  const look = useCallback(
    () => isGranted && hasVendor(window, ready) && (!selector || document.querySelector(selector) !== null),
    [isGranted, ready, selector],
  )
  const watch = useCallback(
    (onThere: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const lookAfter = (wait: number): void => {
        timer = setTimeout(() => {
          if (look()) onThere()
          else lookAfter(Math.min(wait * 1.5 + 20, LONGEST_WAIT))
        }, wait)
      }
      if (isGranted) lookAfter(0)
      return () => clearTimeout(timer)
    },
    [look, isGranted],
  )
  const isReady = useSyncExternalStore(watch, look, notOnServer)

  const isOpening = isGranted && wish === 'to-open'
  useEffect(() => {
    if (!isOpening) return undefined
    let isCurrent = true
    const settle = (next: Wish): void => {
      if (isCurrent) setWish(next)
    }
    const giveUp = (error: unknown): void => {
      settle('to-reload')
      store.inlet.fail(error)
    }
    const timer = setTimeout(() => giveUp(consentError(306, id, String(patience))), patience)
    const stopWatching = watch(() => {
      try {
        for (const [path, ...values] of chat?.open ?? []) callVendor(window, path, ...values)
        settle('nothing')
        onOpen()
      } catch (error) {
        giveUp(error)
      }
    })
    // Starts it again where its script did not come.
    void loadOnUse(store, id, nonce).then((isThere) => {
      if (!isThere) settle('to-retry')
    })
    return () => {
      isCurrent = false
      clearTimeout(timer)
      stopWatching()
    }
  }, [isOpening, watch, chat, store, id, nonce, patience, onOpen])

  const hasFailed = isGranted && (wish === 'to-retry' || wish === 'to-reload')
  return {
    state: hasFailed ? 'error' : isReady ? 'ready' : isOpening ? 'loading' : wish === 'nothing' ? 'closed' : 'asking',
    needsReload: wish === 'to-reload',
    toggle: () => {
      // Pressing it again while the vendor is on its way takes nothing back.
      if (isGranted) setWish(hasFailed ? 'nothing' : 'to-open')
      else setWish(wish === 'nothing' ? 'to-know' : 'nothing')
    },
    allow: (cause) => {
      setWish('to-open')
      grantAlways(id, cause)
      // It was not granted: by the person's age, for want of a gesture, or because that takes a second step. What waited
      // for its code opens only when all that waited is carried out.
      store.inlet.perform(() =>
        queueMicrotask(() => {
          if (store.getState().permissions[id] !== 'granted') setWish('to-know')
        }),
      )
    },
    retry: () => setWish('to-open'),
    close: () => setWish('nothing'),
  }
}

function notOnServer(): boolean {
  return false
}
