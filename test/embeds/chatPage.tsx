// A page of its own, in a frame: the only way to load one again in a test.
import { ConsentProvider } from 'fluxconsent'
import { LiveChat } from 'fluxconsent/embeds'
import { createRoot } from 'react-dom/client'
import { CHATS, chatSite, stubbed, type ChatVendor } from './chats.js'

const isVendor = (name: string): name is ChatVendor => name in CHATS
const vendor = new URLSearchParams(location.search).get('vendor') ?? ''
if (isVendor(vendor)) {
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <ConsentProvider config={chatSite(stubbed(vendor, vendor))}>
      <LiveChat service={vendor} />
      <span hidden data-consent-action="open" />
    </ConsentProvider>,
  )
}
