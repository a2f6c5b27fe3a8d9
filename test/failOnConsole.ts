import { afterAll, afterEach, expect } from 'vitest'

// A test that expects a message spies on the console itself: `vi.spyOn(console, 'warn').mockImplementation(() => {})`.
const unexpected: string[] = []

for (const level of ['error', 'warn'] as const) {
  const print = console[level]
  console[level] = (...parts: readonly unknown[]) => {
    unexpected.push(`console.${level}: ${parts.map(String).join(' ')}`)
    print(...parts)
  }
}

function expectSilence(): void {
  expect(unexpected.splice(0), 'A test that expects a message has to spy on the console itself.').toEqual([])
}

afterEach(expectSilence)
// What was said after the last test.
afterAll(expectSilence)
