import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import type { ChatServiceId } from '../core/index.js'
import * as Chat from './chat.parts.js'

/** What a ready chat takes. */
export interface LiveChatContentProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The live chat. */
  readonly service: ChatServiceId
  /** How long the vendor may take once the chat is wanted, in milliseconds. @default 10_000 */
  readonly patience?: number | undefined
}

/** The parts of the ready chat, in the corner of the page. */
export const LiveChatContent: ForwardRefExoticComponent<LiveChatContentProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, LiveChatContentProps>(function LiveChatContent(props, ref) {
    return (
      <Chat.Root stepsAside data-layout="corner" {...props} ref={ref}>
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
      </Chat.Root>
    )
  })
