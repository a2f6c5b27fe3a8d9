import { forwardRef, type ForwardRefExoticComponent, type ReactNode, type RefAttributes } from 'react'
import { ChatRoot, type ChatRootProps } from './Chat.js'
import * as Chat from './chat.parts.js'

/** The parts that a chat of the app is composed of. */
export type ChatParts = typeof Chat

/** What a chat takes. */
export interface LiveChatContentProps extends Omit<ChatRootProps, 'children'> {
  /** Composes a chat of your own from the parts. @default the ready one, in the corner of the page */
  readonly children?: ((parts: ChatParts) => ReactNode) | undefined
}

/** A chat with its parts. */
export const LiveChatContent: ForwardRefExoticComponent<LiveChatContentProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, LiveChatContentProps>(function LiveChatContent(
    { children = ready, ...props },
    ref,
  ) {
    return (
      <ChatRoot data-layout={children === ready ? 'corner' : undefined} {...props} ref={ref}>
        {children(Chat)}
      </ChatRoot>
    )
  })

function ready(): ReactNode {
  return (
    <>
      <Chat.Launcher />
      <Chat.Panel>
        <Chat.Title />
        <Chat.Text />
        <Chat.Status />
        <div data-consent-actions="">
          <Chat.AllowAndOpen />
          <Chat.Close />
          <Chat.OpenPreferences />
        </div>
      </Chat.Panel>
    </>
  )
}
