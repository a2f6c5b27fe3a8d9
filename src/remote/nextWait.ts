// Milliseconds.
const FIRST = 2_000
const LONGEST = 5 * 60_000
/** The longest wait that a server can ask for. */
const ASKED = 60 * 60_000

/**
 * How long to wait before the next try, in milliseconds: twice as long each time, and a random part of it, so that the
 * browsers of many people do not come back together. What the server asks for counts more.
 */
export function nextWait(tries: number, asked: number | null, random: () => number = Math.random): number {
  const most = Math.min(LONGEST, FIRST * 2 ** (tries - 1))
  const own = most / 2 + (random() * most) / 2
  return asked === null ? own : Math.min(Math.max(asked, own / 2), ASKED)
}
