import { vi } from 'vitest'

/** An event as browsers make it: only its own getter knows whether it is trusted, and works on nothing else. */
class BrowserEvent {
  readonly #type: string
  #isTrusted = false

  constructor(type: string) {
    this.#type = type
    Object.defineProperty(this, 'isTrusted', { get: BrowserEvent.#readTrust })
  }

  get type(): string {
    return this.#type
  }

  static trust(type: string): BrowserEvent {
    const event = new BrowserEvent(type)
    event.#isTrusted = true
    return event
  }

  static #readTrust(this: BrowserEvent): boolean {
    return this.#isTrusted
  }
}

// Node has events, but nobody who clicks; a navigator not in every version.
vi.stubGlobal('Event', BrowserEvent)
vi.stubGlobal('navigator', {})

/** What a click of a person is for a script: an event that the browser vouches for. */
export function trustedEvent(type: string = 'click'): object {
  return BrowserEvent.trust(type)
}
