/** What of a stream is used: standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const STEP = 100_000
const CLEAR_LINE = '\r\u001B[K'

/**
 * Shows how many records were looked at: in a terminal by one line that counts up, elsewhere by a line for each 100,000, so
 * that a log stays readable.
 */
export function showProgress(stream: ProgressStream): {
  readonly show: (records: number) => void
  readonly end: () => void
} {
  let shown = 0
  return {
    show: (records) => {
      const text = `${records.toLocaleString('en')} records …`
      if (stream.isTTY) stream.write(CLEAR_LINE + text)
      else if (Math.floor(records / STEP) > Math.floor(shown / STEP)) stream.write(`${text}\n`)
      shown = records
    },
    end: () => {
      if (stream.isTTY && shown > 0) stream.write(CLEAR_LINE)
    },
  }
}
