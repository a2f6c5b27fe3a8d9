// In every browser and server; core is compiled without the dom library.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
