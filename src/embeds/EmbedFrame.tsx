'use client'

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { FrameTarget } from './FrameTarget.js'

/** The frame of a third party. */
export interface FrameOptions {
  /** What the content is, for those who cannot see it. */
  readonly title: string
  readonly target: FrameTarget
  /** Hears of the height that the content wants, in pixels. */
  readonly onHeight: ((height: number) => void) | false
}

interface EmbedFrameProps extends FrameOptions {
  /** Whether the person has just pressed a button of this very embed. */
  readonly pressed: boolean
  readonly onPressTaken: () => void
}

/** The highest that a frame may make itself, in pixels. */
const TALLEST = 5_000

/** A frame that takes the focus after a press, and leaves it with its embed when it is taken away. */
export function EmbedFrame({ title, target, onHeight, pressed, onPressTaken }: EmbedFrameProps): ReactNode {
  const { src, play = '', allow, referrerPolicy = 'strict-origin-when-cross-origin', heightIn } = target
  // Kept from the first render on: a press opens one frame, once.
  const [byPress] = useState(pressed)
  const held = useRef<HTMLIFrameElement | null>(null)
  const attach = useCallback(
    (frame: HTMLIFrameElement | null) => {
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
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source !== held.current?.contentWindow || origin !== new URL(src).origin) return
      const height = heightIn?.(data)
      if (onHeight && height && height > 0) onHeight(Math.min(Math.ceil(height), TALLEST))
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [onHeight, heightIn, src])
  return (
    <iframe
      title={title}
      allow={allow}
      allowFullScreen
      referrerPolicy={referrerPolicy}
      // One that waits to come into view would not start by itself.
      loading={byPress ? 'eager' : 'lazy'}
      src={byPress ? src + play : src}
      ref={attach}
    />
  )
}
