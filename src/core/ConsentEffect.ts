import type { ConsentStore } from './ConsentStore.js'

/** Work outside the store, such as persistence: starts when called, stops when the returned function is called. */
export type ConsentEffect = (store: ConsentStore) => () => void
