'use client'

import { useEffect, useState } from 'react'
import { useConsentStore } from '../index.js'

/**
 * Code that is fetched after the first render; `undefined` until it is there.
 *
 * A chunk that cannot be loaded is reported to `onError`, and asked for again when the network is back. `load` has to be
 * the same function each time.
 */
export function useChunk<Chunk extends object>(load: () => Promise<Chunk>): Chunk | undefined {
  const { inlet } = useConsentStore()
  const [chunk, setChunk] = useState<Chunk>()
  useEffect(() => {
    const ask = (): void => {
      load().then(setChunk, inlet.fail)
    }
    addEventListener('online', ask)
    ask()
    return () => removeEventListener('online', ask)
  }, [load, inlet])
  return chunk
}
