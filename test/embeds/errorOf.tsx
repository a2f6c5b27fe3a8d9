import type { ConsentConfig } from 'fluxconsent/core'
import { Component, type ReactNode } from 'react'
import { expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { renderEmbed } from './renderEmbed.js'

/** The message of the error that something throws while it renders. */
export async function errorOf(children: ReactNode, config: ConsentConfig): Promise<string> {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { unmount } = await renderEmbed(<Boundary>{children}</Boundary>, { config })
  const alert = page.getByRole('alert')
  await expect.element(alert).toBeInTheDocument()
  const message = alert.element().textContent ?? ''
  await unmount()
  return message
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null }

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: String(error) }
  }

  override render(): ReactNode {
    return this.state.message === null ? this.props.children : <p role="alert">{this.state.message}</p>
  }
}
