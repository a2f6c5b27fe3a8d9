import { useEffect, useRef, type ReactNode } from 'react'
import { hasNavigated } from './router.ts'

interface PageProps {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}

/** A page with its title, which takes the focus when a link of the site led here. */
export function Page({ title, lead, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus()
  }, [])
  return (
    <>
      <title>{`${title} – FluxIT hosting`}</title>
      <div className="hero">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{lead}</p>
      </div>
      {children}
    </>
  )
}
