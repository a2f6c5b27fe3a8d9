import { useGatedStorage } from 'fluxconsent'
import { useEffect, type ReactNode } from 'react'

/** The chunk behind a gate: keeps something on the device. */
export default function Notes(): ReactNode {
  const storage = useGatedStorage('functional')
  useEffect(() => storage.setItem('notes', 'Milk'), [storage])
  return <p>These are your notes.</p>
}
