/** The UUID of a time in epoch milliseconds and the 20 hexadecimal digits behind it. */
export function formatUuid(time: number, rest: string): string {
  return (time.toString(16).padStart(12, '0') + rest).replace(/^(.{8})(....)(....)(....)/, '$1-$2-$3-$4-')
}
