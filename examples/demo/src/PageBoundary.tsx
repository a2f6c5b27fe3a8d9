import { Component, type ReactNode } from 'react'
import { Page } from './Page.tsx'

interface PageBoundaryProps {
  readonly children: ReactNode
}

interface PageBoundaryState {
  readonly hasFailed: boolean
}

/** Keeps the rest of the site where the code of a page does not come: without a network, or after a new release. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): PageBoundaryState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Page title="This page did not come" lead="Your browser may be offline.">
        <p>
          {/* With a target, so that the site does not follow it by itself. */}
          <a href={location.pathname} target="_self">
            Load it again
          </a>
        </p>
      </Page>
    )
  }
}
