import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api } from './remote.ts'

/** Shows again what somebody read before a choice, word for word. */
export function NoticeWords({ hash }: { readonly hash: string }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const { data: words } = useQuery({
    queryKey: ['notice', hash],
    queryFn: async () => readWords(await fetch(`${api.url}/v1/notices/${hash}`)),
    // The words behind a hash never change.
    staleTime: Infinity,
    enabled: isOpen,
  })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What was shown</summary>
      <blockquote>{words}</blockquote>
    </details>
  )
}

async function readWords(response: Response): Promise<string> {
  const { body } = await response.json()
  const { title, text, buttons } = JSON.parse(body)
  const names = buttons.map((button: { readonly text: string }) => `[${button.text}]`)
  return [title, text, ...names].join(' ')
}
