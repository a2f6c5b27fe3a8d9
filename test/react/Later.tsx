import { startTransition, useEffect, useLayoutEffect, useState, type ReactNode } from 'react'

interface LaterProps {
  readonly children: ReactNode
  /** Runs after the children were rendered and before any of their effects. */
  readonly between: () => void
  /** Runs after their effects. */
  readonly after?: (() => void) | undefined
}

/** Renders its children with a press of its button, in a transition: their effects run a task after their commit. */
export function Later({ children, between, after }: LaterProps): ReactNode {
  const [isLater, setLater] = useState(false)
  return (
    <>
      <button onClick={() => startTransition(() => setLater(true))}>Later</button>
      {isLater && children}
      {isLater && <Moments between={between} after={after} />}
    </>
  )
}

function Moments({ between, after }: Pick<LaterProps, 'between' | 'after'>): null {
  useLayoutEffect(between, [between])
  useEffect(() => after?.(), [after])
  return null
}
