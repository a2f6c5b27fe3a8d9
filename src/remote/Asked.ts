/** What became of a request. */
export type Asked = Refused | Later | { readonly outcome: 'done'; readonly body: unknown }

/** It will never be done as it is. */
export interface Refused {
  readonly outcome: 'refused'
  /** HTTP status. */
  readonly status: number
  /** Number of the problem, when the API named one. */
  readonly code: number | null
  readonly body: unknown
}

/** It may be done later; `after` in milliseconds, when the server said so. */
export interface Later {
  readonly outcome: 'later'
  readonly after: number | null
}

/** The server did not say when. */
export const LATER: Later = { outcome: 'later', after: null }
