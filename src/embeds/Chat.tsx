'use client'

import {
  forwardRef,
  useCallback,
  useEffect,
  useId,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type RefAttributes,
  type RefObject,
} from 'react'
import type { ChatServiceId } from '../core/index.js'
import { useConsentActions, useDetails } from '../index.js'
import { Action, createPartContext, Part, useMergedRefs, type ActionProps, type AsChild } from '../parts/index.js'
import { announce, landFocus } from '../parts/lazy.js'
import { useChat, type Chat } from './useChat.js'
import { useServiceWords, type ServiceWords } from './useServiceWords.js'

interface ChatContext extends Chat, Pick<ServiceWords, 'say' | 'policy' | 'label'> {
  readonly launcher: RefObject<HTMLButtonElement | null>
  /** Tells the launcher from the panel by id. */
  readonly id: string
  /** Gives the focus to what is there in place of the panel: the launcher, else the chat, else the page. */
  readonly land: () => void
  /** Closes the panel from inside of it. */
  readonly leave: () => void
}

const [ChatProvider, useChatContext] = /* @__PURE__ */ createPartContext<ChatContext>('LiveChat')

// ---------------------------------------------------------------- Root

/** Props of {@link ChatRoot}. */
export interface ChatRootProps extends ComponentPropsWithoutRef<'div'> {
  /** The live chat. */
  readonly service: ChatServiceId
  /** How long the vendor may take once the chat is wanted, in milliseconds. @default 10_000 */
  readonly patience?: number | undefined
  /** Whether it gives way to the launcher of the vendor as soon as that is there. @default true */
  readonly stepsAside?: boolean | undefined
}

/** The element around launcher and panel, with `data-state`; what {@link LiveChat} renders once its code is loaded. */
export const ChatRoot: ForwardRefExoticComponent<ChatRootProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, ChatRootProps>(function ChatRoot(
    { service: name, patience = 10_000, stepsAside = true, onKeyDown, ...props },
    ref,
  ) {
    const { service, label, locale, say, policy } = useServiceWords('LiveChat', name)
    const root = useRef<HTMLDivElement>(null)
    const merged = useMergedRefs(ref, root)
    const launcher = useRef<HTMLButtonElement>(null)
    const id = useId()
    const surface = service.leaves?.join()
    const landInChat = useCallback(
      () => landFocus(surface ? document.querySelector<HTMLElement>(surface) : null),
      [surface],
    )
    const land = useCallback(() => (launcher.current ? launcher.current.focus() : landInChat()), [landInChat])
    const moveIntoChat = useCallback(() => {
      const active = document.activeElement
      // Whoever has gone on meanwhile is not pulled back.
      if (active === document.body || root.current?.contains(active)) landInChat()
    }, [landInChat])
    const chat = useChat(service, { patience, onOpen: moveIntoChat })
    const { state, close } = chat
    const saying = state === 'loading' ? say('loading') : state === 'error' ? say('error') : undefined
    useEffect(() => {
      if (saying && locale) announce(saying, locale)
    }, [saying, locale])
    const leave = (): void => {
      close()
      launcher.current?.focus()
    }
    const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
      onKeyDown?.(event)
      if (event.key !== 'Escape' || event.defaultPrevented || !isExpanded(state)) return
      // What stands around it, a dialog for example, stays open.
      event.stopPropagation()
      leave()
    }
    if (stepsAside && state === 'ready') return null
    return (
      <ChatProvider value={{ ...chat, say, policy, label, launcher, id, land, leave }}>
        <Part
          as="div"
          lang={locale?.tag}
          dir={locale?.dir}
          data-consent-chat=""
          data-state={state}
          {...props}
          onKeyDown={handleKeyDown}
          ref={merged}
        />
      </ChatProvider>
    )
  })
/** Whether the panel is there. */
function isExpanded(state: Chat['state']): boolean {
  return state === 'asking' || state === 'loading' || state === 'error'
}

// ---------------------------------------------------------------- Launcher

type Button = ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>>

/**
 * Opens the chat where it is allowed, and the explanation where it is not.
 *
 * Renders a `<button>` with `aria-expanded`; nothing until the texts are loaded, unless it has children.
 */
export const ChatLauncher: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function ChatLauncher(props, ref) {
    const { state, id, launcher, toggle, say } = useChatContext('Chat.Launcher')
    const merged = useMergedRefs(ref, launcher)
    const text = say('chat')
    // A button without a name is worse than none.
    if (text === undefined && !props.children) return null
    const isOpen = isExpanded(state)
    return (
      <Action
        action="chat"
        run={toggle}
        aria-expanded={state === 'ready' ? undefined : isOpen}
        aria-controls={isOpen ? `${id}panel` : undefined}
        data-state={state}
        text={text}
        {...props}
        ref={merged}
      />
    )
  },
)
export declare namespace ChatLauncher {
  type Props = ActionProps
}

// ---------------------------------------------------------------- Panel

interface ChatPanelProps extends ComponentPropsWithoutRef<'div'>, AsChild {}

/**
 * What is explained, and how it goes on. Put it behind the launcher.
 *
 * Renders a `<div>` that is a group named after the chat and takes the focus when it comes; nothing while it is closed.
 */
export const ChatPanel: ForwardRefExoticComponent<ChatPanelProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, ChatPanelProps>(function ChatPanel(props, ref) {
    const { state } = useChatContext('Chat.Panel')
    return isExpanded(state) ? <OpenPanel {...props} ref={ref} /> : null
  })
export declare namespace ChatPanel {
  type Props = ChatPanelProps
}

const OpenPanel = /* @__PURE__ */ forwardRef<HTMLDivElement, ChatPanelProps>(function OpenPanel(props, ref) {
  const { state, id, land } = useChatContext('Chat.Panel')
  const panel = useRef<HTMLDivElement | null>(null)
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      // React detaches a ref while its element still stands in the page.
      const hadFocus = !element && panel.current?.contains(document.activeElement)
      // The launcher may go in the same change.
      if (hadFocus) queueMicrotask(land)
      panel.current = element
    },
    [land],
  )
  const merged = useMergedRefs(ref, attach)
  useEffect(() => panel.current?.focus(), [])
  return (
    <Part
      as="div"
      id={`${id}panel`}
      role="group"
      aria-labelledby={`${id}title`}
      tabIndex={-1}
      data-consent-chat-panel=""
      data-state={state}
      {...props}
      ref={merged}
    />
  )
})

// ---------------------------------------------------------------- Title, Text, Status

interface ChatTextProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

type Paragraph = ForwardRefExoticComponent<ChatTextProps & RefAttributes<HTMLParagraphElement>>

/** Names the chat and its service. Renders a `<p>`; use `asChild` for a heading of the right level. */
export const ChatTitle: Paragraph = /* @__PURE__ */ forwardRef<HTMLParagraphElement, ChatTextProps>(
  function ChatTitle(props, ref) {
    const { say, label, id } = useChatContext('Chat.Title')
    const text = say('chat') && `${say('chat')} (${label})`
    return <Part as="p" id={`${id}title`} data-consent-title="" text={text} {...props} ref={ref} />
  },
)
export declare namespace ChatTitle {
  type Props = ChatTextProps
}

/**
 * Says who receives data, in which countries and what for, and links the provider's privacy policy.
 *
 * Renders a `<p>`. Own children replace all of it: they have to say the same.
 */
export const ChatText: Paragraph = /* @__PURE__ */ forwardRef<HTMLParagraphElement, ChatTextProps>(
  function ChatText(props, ref) {
    const { say, policy } = useChatContext('Chat.Text')
    const text = policy && (
      <>
        {say('text')} {policy}
      </>
    )
    return <Part as="p" text={text} {...props} ref={ref} />
  },
)
export declare namespace ChatText {
  type Props = ChatTextProps
}

/** Says that the chat is on its way, or that it did not come; both are announced too. Renders a `<p>`, else nothing. */
export const ChatStatus: Paragraph = /* @__PURE__ */ forwardRef<HTMLParagraphElement, ChatTextProps>(
  function ChatStatus(props, ref) {
    const { state, say } = useChatContext('Chat.Status')
    if (state !== 'loading' && state !== 'error') return null
    return <Part as="p" data-consent-status="" data-state={state} text={say(state)} {...props} ref={ref} />
  },
)
export declare namespace ChatStatus {
  type Props = ChatTextProps
}

// ---------------------------------------------------------------- Buttons

/**
 * Records a grant for the chat and opens it. Where it did not come, the same button tries again, or loads the page again
 * where only that helps.
 *
 * Renders a `<button>`.
 */
export const ChatAllowAndOpen: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function ChatAllowAndOpen(props, ref) {
    const { state, needsReload, say, allow, retry } = useChatContext('Chat.AllowAndOpen')
    const reload = useDetails()?.details.withdrawal.reload
    const step =
      state !== 'error'
        ? { action: 'allow-always', text: say('openChat'), run: allow }
        : needsReload
          ? { action: 'reload', text: reload, run: () => location.reload() }
          : { action: 'retry', text: say('retry'), run: retry }
    if (step.text === undefined && !props.children) return null
    // The same element throughout, so that the focus stays on it.
    return (
      <Action
        action={step.action}
        run={(event) => state === 'loading' || step.run({ event, method: 'gate' })}
        aria-disabled={state === 'loading' || undefined}
        text={step.text}
        {...props}
        ref={ref}
      />
    )
  },
)
export declare namespace ChatAllowAndOpen {
  type Props = ActionProps
}

/** Opens the preferences. Renders a `<button>`. */
export const ChatOpenPreferences: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function ChatOpenPreferences(props, ref) {
    const { say } = useChatContext('Chat.OpenPreferences')
    const { open } = useConsentActions()
    return <Action action="open" run={() => open('preferences')} text={say('openPreferences')} {...props} ref={ref} />
  },
)
export declare namespace ChatOpenPreferences {
  type Props = ActionProps
}

/** Closes the panel: refuses nothing, grants nothing, and gives the focus back to the launcher. Renders a `<button>`. */
export const ChatClose: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function ChatClose(props, ref) {
    const { say, leave } = useChatContext('Chat.Close')
    return <Action action="close" run={leave} text={say('closeChat')} {...props} ref={ref} />
  },
)
export declare namespace ChatClose {
  type Props = ActionProps
}
