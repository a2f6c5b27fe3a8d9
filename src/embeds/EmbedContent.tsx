'use client'

import { useCallback, useInsertionEffect, useState, type ReactNode } from 'react'
import type { ServiceId } from '../core/index.js'
import { ConsentGate, type Gate } from '../index.js'
import { adoptEmbedStyles } from './adoptEmbedStyles.js'
import { EmbedFrame, type FrameOptions } from './EmbedFrame.js'
import * as Placeholder from './PlaceholderRoot.js'

/** What stands on the place that an embed keeps. */
export interface EmbedContentProps extends FrameOptions {
  readonly service: ServiceId
  readonly poster: string | undefined
}

/** The frame of a third party behind its gate, and the ready placeholder. */
export function EmbedContent({ service, poster, ...frame }: EmbedContentProps): ReactNode {
  const { url, src } = frame.target
  // A press counts while the focus stays on its button: who has gone on is not pulled back when the gate opens.
  const [pressed, setPressed] = useState(false)
  const forgetPress = useCallback(() => setPressed(false), [])
  useInsertionEffect(adoptEmbedStyles, [])
  const standIn = (gate: Gate): ReactNode => (
    <Placeholder.Root service={service} gate={gate} url={url} onAllow={setPressed} onBlur={forgetPress}>
      {poster === undefined ? null : <Placeholder.Poster src={poster} />}
      <Placeholder.Title />
      <Placeholder.Text />
      <Placeholder.AllowOnce />
      <Placeholder.AllowSession />
      <Placeholder.AllowAlways />
      <Placeholder.OpenPreferences />
      <Placeholder.VisitLink />
    </Placeholder.Root>
  )
  return (
    <ConsentGate service={service} fallback={standIn}>
      <EmbedFrame key={src} {...frame} pressed={pressed} onPressTaken={forgetPress} />
    </ConsentGate>
  )
}
