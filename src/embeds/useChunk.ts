'use client'

import { useEffect, useState } from 'react'
import { useConsentStore } from '../index.js'

/**
 * Code that is fetched after the first render; `null` until it is there.
 *
 * A chunk that cannot be loaded is reported to `onError`. `load` has to be the same function each time.
 */
export function useChunk<Chunk extends object>(load: () => Promise<Chunk>): Chunk | null {
  const { inlet } = useConsentStore()
  const [chunk, setChunk] = useState<Chunk | null>(null)
  useEffect(() => {
    load().then(setChunk, inlet.fail)
  }, [load, inlet])
  return chunk
}
