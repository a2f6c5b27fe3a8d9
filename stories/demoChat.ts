import { defineService, type ChatService } from 'fluxconsent/core'

const facts = {
  category: 'functional',
  provider: { name: 'Example Chat Inc', country: 'US', privacyUrl: 'https://chat.example/privacy' },
  purposes: ['chat'],
  stores: [{ name: '_ec', lifetime: 'P6M', purpose: 'chat' }],
  role: { kind: 'processor' },
  data: ['messages', 'ip-address'],
  identifies: true,
  retention: null,
  transfer: { country: 'US', safeguard: 'scc' },
  chat: { ready: 'demoChat', open: [['demoChat']] },
} as const

let stories = 0

/**
 * A chat without a script: the grant puts its launcher into the page, as a vendor would. Each story has one of its own,
 * because what ran once is known to the page for ever.
 */
export function demoChat(): ChatService {
  stories += 1
  return defineService({
    ...facts,
    id: `chat${stories}`,
    name: 'Example Chat',
    leaves: ['.demo-chat'],
    consent: {
      grant: ({ globals }) => {
        const place = Object.assign(document.createElement('div'), { className: 'demo-chat' })
        const launcher = Object.assign(document.createElement('button'), {
          type: 'button',
          textContent: 'Example Chat',
        })
        const talk = Object.assign(document.createElement('p'), {
          textContent: 'Hello, how can we help?',
          hidden: true,
        })
        const open = (): void => {
          talk.hidden = false
        }
        launcher.addEventListener('click', open)
        place.append(talk, launcher)
        document.body.append(place)
        globals['demoChat'] = open
      },
      deny: ({ globals }) => {
        delete globals['demoChat']
      },
    },
  })
}

/** A chat whose vendor never comes. */
export const absentChat: ChatService = defineService({
  ...facts,
  id: 'absent-chat',
  name: 'Example Chat',
  chat: { ready: 'absentChat', open: [] },
})
