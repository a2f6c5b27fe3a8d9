/**
 * The letters of a text as they stand on the page from left to right: those of the first place inside of an element that
 * holds it.
 */
export function paintedOrder(inside: Element, text: string): string {
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.textContent?.indexOf(text) ?? -1
    if (start >= 0) return lettersOf(node, start, text)
  }
  throw new Error(`Nothing says "${text}".`)
}

function lettersOf(node: Node, start: number, text: string): string {
  const range = document.createRange()
  return [...text]
    .map((letter, index) => {
      range.setStart(node, start + index)
      range.setEnd(node, start + index + 1)
      return { letter, left: range.getBoundingClientRect().left }
    })
    .sort((one, other) => one.left - other.left)
    .map(({ letter }) => letter)
    .join('')
}
