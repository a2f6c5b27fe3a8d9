import { beforeEach, describe, expect, test, vi } from 'vitest'
import { afterPaint } from '../../src/browser/afterPaint.js'

/** What waits for the next frame, as the browser keeps it. */
const frames = new Map<number, FrameRequestCallback>()

function paint(): void {
  const due = [...frames.values()]
  frames.clear()
  due.forEach((callback) => callback(0))
}

beforeEach(() => {
  frames.clear()
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    const handle = frames.size + 1
    frames.set(handle, callback)
    return handle
  })
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => frames.delete(handle))
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

describe('what waits for the paint', () => {
  test('R136 runs in the task behind the frame, once', () => {
    const work = vi.fn()
    afterPaint(work)
    paint()
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(0)
    expect(work).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1000)
    expect(work).toHaveBeenCalledOnce()
  })

  test('R136 runs after 100 ms without a frame, not earlier and not again with a late one', () => {
    const work = vi.fn()
    afterPaint(work)
    vi.advanceTimersByTime(99)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledOnce()
    paint()
    vi.advanceTimersByTime(1000)
    expect(work).toHaveBeenCalledOnce()
  })

  test.each([
    ['before the frame', () => undefined],
    ['between the frame and its task', paint],
  ])('R136 never runs when it was cancelled %s', (_when, happen) => {
    const work = vi.fn()
    const cancel = afterPaint(work)
    happen()
    cancel()
    paint()
    vi.advanceTimersByTime(1000)
    expect(work).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
