/** The key under which TanStack Query knows what is read from an API, or sent to it. */
export function keyOf<What extends string>(url: string, what: What): readonly ['fluxconsent', url: string, what: What] {
  return ['fluxconsent', url, what]
}
