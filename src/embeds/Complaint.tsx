'use client'

import { useEffect, useState } from 'react'
import { warnOnce } from '../core/index.js'

interface ComplaintProps {
  readonly code: 206 | 207
  readonly part: string
  readonly value: string
}

/** Says in development, once for each value, why a part leaves something out. Renders nothing. */
export function Complaint({ code, part, value }: ComplaintProps): null {
  const [said] = useState(() => new Set<string>())
  useEffect(() => warnOnce(said, code, part, value), [said, code, part, value])
  return null
}
