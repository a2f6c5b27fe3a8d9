'use client'

import { useCallback, useRef, useState, type ReactNode } from 'react'

/** The frame of a third party. */
export interface FrameOptions {
  /** What the content is, for those who cannot see it. */
  readonly title: string
  readonly src: string
  /** What follows the address when the content may start by itself. */
  readonly play: string
  readonly allow: string
}

interface EmbedFrameProps extends FrameOptions {
  /** Whether the person has just pressed a button of this very embed. */
  readonly pressed: boolean
  readonly onPressTaken: () => void
}

/** A frame that takes the focus after a press, and leaves it with its embed when it is taken away. */
export function EmbedFrame({ title, src, play, allow, pressed, onPressTaken }: EmbedFrameProps): ReactNode {
  // Kept from the first render on: a press opens one frame, once.
  const [byPress] = useState(pressed)
  const held = useRef<HTMLElement | null>(null)
  const attach = useCallback(
    (frame: HTMLElement | null) => {
      if (frame && byPress) {
        frame.focus()
        onPressTaken()
      }
      // React detaches a ref while its element still stands in the page.
      if (!frame && held.current === document.activeElement) held.current?.parentElement?.focus()
      held.current = frame
    },
    [byPress, onPressTaken],
  )
  return (
    <iframe
      title={title}
      allow={allow}
      allowFullScreen
      referrerPolicy="strict-origin-when-cross-origin"
      // One that waits to come into view would not start by itself.
      loading={byPress ? 'eager' : 'lazy'}
      src={byPress ? src + play : src}
      ref={attach}
    />
  )
}
