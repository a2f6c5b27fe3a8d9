'use client'

import { useEffect, useState } from 'react'
import { useConsentStore } from '../index.js'

/** One error that stopped one thing and nothing else. */
export interface Report {
  readonly id: number
  readonly text: string
}

const MOST = 50

/** What was reported since the panel is there, the newest first: blocked scripts, failing services, refused records. */
export function useReports(): readonly Report[] {
  const store = useConsentStore()
  const [reports, setReports] = useState<readonly Report[]>([])
  useEffect(
    () =>
      store.onError((error) => {
        setReports((before) => [{ id: (before[0]?.id ?? 0) + 1, text: String(error) }, ...before].slice(0, MOST))
      }),
    [store],
  )
  return reports
}
