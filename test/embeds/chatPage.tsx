// A page of its own, in a frame: the only way to load one again in a test.
import { ConsentProvider } from 'fluxconsent'
import { LiveChat } from 'fluxconsent/embeds'
import { createRoot } from 'react-dom/client'
import { CHATS, chatSite, stubbed, stubOf, type ChatVendor } from './chats.js'

const isVendor = (name: string): name is ChatVendor => name in CHATS
const query = new URLSearchParams(location.search)
const vendor = query.get('vendor') ?? ''
if (isVendor(vendor)) {
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <ConsentProvider config={chatSite(stubbed(vendor, vendor, stubOf(query.has('broken') ? 'none' : vendor)))}>
      <LiveChat service={vendor} {...(query.has('broken') && { patience: 100 })} />
      <span hidden data-consent-action="open" />
    </ConsentProvider>,
  )
}
