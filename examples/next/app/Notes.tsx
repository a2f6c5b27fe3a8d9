'use client'

import { useGatedStorage } from 'fluxconsent'
import { useState, type ReactNode } from 'react'

export default function Notes(): ReactNode {
  const storage = useGatedStorage('functional')
  const [text, setText] = useState(() => storage.getItem('notes') ?? '')
  return (
    <label>
      Notes{' '}
      <textarea
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          storage.setItem('notes', target.value)
        }}
      />
    </label>
  )
}
