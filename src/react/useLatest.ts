'use client'

import { useEffect, useRef, type RefObject } from 'react'

/** A ref to the value of the last commit: callbacks stay current without starting effects again. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
