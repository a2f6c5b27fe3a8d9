import { expect, onTestFinished, test } from 'vitest'
import { landFocus } from '../../src/parts/landFocus.ts'

test('R74 on a page without main and headings, the focus goes to the first thing that takes it', () => {
  const before = ['style', 'noscript', 'script'].map((name) => document.createElement(name))
  const content = document.createElement('div')
  content.textContent = 'Everything for the garden.'
  document.body.prepend(...before, content)
  onTestFinished(() => {
    for (const element of [...before, content]) element.remove()
  })
  landFocus()
  expect(document.activeElement).toBe(content)
})
