import { defineConsent, type ChatService, type ConsentConfig, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { crisp, intercom, tawk, tidio, zendesk, zohoSalesIq } from 'fluxconsent/services'

const UUID = '12345678-1234-4234-8234-123456789012'

/** The chats of the catalogue, each under an id of its own. */
export const CHATS = {
  crisp: (id: string): ChatService => crisp({ id, websiteId: UUID }),
  intercom: (id: string): ChatService => intercom({ id, appId: 'abc12345' }),
  tawk: (id: string): ChatService => tawk({ id, propertyId: '0123456789abcdef01234567' }),
  zendesk: (id: string): ChatService => zendesk({ id, key: UUID }),
  zoho: (id: string): ChatService => zohoSalesIq({ id, widgetCode: 'siq0123456789abcdef' }),
  tidio: (id: string): ChatService => tidio({ id, key: 'abcdefghijklmnopqrstuvwxyz012345' }),
} as const

/** A vendor that the tests have a stub of. */
export type ChatVendor = keyof typeof CHATS

/** Where the stub of a vendor comes from. */
export function stubOf(vendor: ChatVendor | 'none'): string {
  return `/test/embeds/stubs/chats.js?vendor=${vendor}`
}

/** A chat whose script comes from here and behaves like that of its vendor. */
export function stubbed(vendor: ChatVendor, id: string, src: string = stubOf(vendor)): ChatService {
  return { ...CHATS[vendor](id), scripts: [{ src }] }
}

/** A site with a chat. */
export function chatSite(service: Service): ConsentConfig {
  return defineConsent<string, readonly Service[]>({
    controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
    policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
    categories: { necessary: { required: true }, functional: {} },
    services: [service],
    messages: { en },
  })
}
