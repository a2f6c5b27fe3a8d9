'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { consentError } from '../core/index.js'
import { useConsentStore } from '../index.js'
import type { ChatParts, LiveChatContentProps } from './LiveChatContent.js'
import { useChunk } from './useChunk.js'

const loadContent = () => import('./LiveChatContent.js')

/**
 * A launcher for a live chat, in the corner of the page: explains who receives what, and loads nothing of the vendor
 * before the person allowed it. Allowed, one press opens the chat.
 *
 * Renders a `<div>` with `data-state`: `closed`, `asking`, `loading`, `error`, or `ready` once the vendor is there.
 * Nothing until its code is loaded, and nothing while the vendor shows a launcher of its own: a page has one. It may be
 * unmounted at any time, the conversation goes on. Escape closes the panel and grants nothing.
 *
 * @throws error 204 when the config does not have the service, 210 when it is no live chat
 *
 * @example
 * <LiveChat service="crisp" />
 * <LiveChat service="crisp" stepsAside={false}>
 *   {(Chat) => (
 *     <>
 *       <Chat.Launcher>Ask us</Chat.Launcher>
 *       <Chat.Panel>
 *         <Chat.Title />
 *         <Chat.Text />
 *         <Chat.Status />
 *         <Chat.AllowAndOpen />
 *         <Chat.Close />
 *       </Chat.Panel>
 *     </>
 *   )}
 * </LiveChat>
 */
export const LiveChat: ForwardRefExoticComponent<LiveChatContentProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, LiveChatContentProps>(function LiveChat(props, ref) {
    const { config } = useConsentStore()
    const content = useChunk(loadContent)
    const service = config.services.find(({ id }) => id === props.service)
    if (!service?.chat) throw consentError(service ? 210 : 204, 'LiveChat', props.service)
    return content && <content.LiveChatContent {...props} ref={ref} />
  })
export declare namespace LiveChat {
  type Props = LiveChatContentProps
  type Parts = ChatParts
}
