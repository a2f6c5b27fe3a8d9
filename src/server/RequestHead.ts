/** What is looked at of a request beside its body: a `Request` has it, and so has the little that Node hands over. */
export interface RequestHead {
  readonly url: string
  readonly headers: { readonly get: (name: string) => string | null }
}
