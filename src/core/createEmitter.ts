/** Listeners of one kind of event. */
export interface Emitter<Value> {
  readonly on: (listener: (value: Value) => void) => () => void
  /** Calls every listener, whatever the others do. */
  readonly emit: (value: Value, onError?: (error: unknown) => void) => void
}

/** Makes an emitter in which a listener that throws stops nobody else. Without listeners `fallback` gets the value. */
export function createEmitter<Value>(fallback?: (value: Value) => void): Emitter<Value> {
  const listeners = new Set<(value: Value) => void>()
  return {
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (value, onError) => {
      if (listeners.size === 0) fallback?.(value)
      for (const listener of listeners) {
        try {
          listener(value)
        } catch (error) {
          onError?.(error)
        }
      }
    },
  }
}
