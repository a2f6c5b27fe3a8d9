// In characters. Small enough to be made at once, large enough that handing it on costs next to nothing for each line.
const CHUNK = 16_384

/**
 * The lines of a long answer as a stream: made while they are read, so that a million of them take no more memory than
 * a page. The first is made before the answer begins, so that a storage that is down is still a problem. A later failure
 * breaks the connection off: half an export never looks whole.
 */
export async function streamLines(lines: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  const iterator = lines[Symbol.asyncIterator]()
  let next: IteratorResult<string, unknown> = await iterator.next()
  return new ReadableStream(
    {
      async pull(controller) {
        let text = ''
        while (next.done !== true && text.length < CHUNK) {
          text += `${next.value}\n`
          next = await iterator.next()
        }
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (next.done === true) controller.close()
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    // Nothing is made before somebody reads.
    { highWaterMark: 0 },
  )
}

/** The type of {@link jsonLines}. */
export const LINES = 'application/x-ndjson; charset=utf-8'

/** Each item as a line of JSON. */
export async function* jsonLines<Item>(
  items: AsyncIterable<Item>,
  show: (item: Item) => object,
): AsyncGenerator<string> {
  for await (const item of items) yield JSON.stringify(show(item))
}
