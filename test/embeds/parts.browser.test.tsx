import { ConsentGate } from 'fluxconsent'
import * as embeds from 'fluxconsent/embeds'
import type { ReactElement, ReactNode } from 'react'
import { describeDoor, type AnyProps, type Part } from '../ui/conformance.tsx'
import { consent, consentWith } from '../ui/consent.ts'
import { chatSite, stubbed } from './chats.js'

const { LiveChat, MailchimpForm, MessengerLink, PaymentRedirectNotice, Placeholder } = embeds
const { Frame, ShareLink, TelegramLink, WhatsAppLink } = embeds

const PAGE = 'https://example.com/news'

/** A ready embed, which all stand for the same service here: only their addresses differ. */
const place = (
  render: (props: AnyProps & { readonly title: string; readonly service: string }) => ReactElement,
): Part => ({
  element: 'div',
  asChild: false,
  render: (props) => render({ title: 'A film', service: 'video', ...props }),
})

const inPlaceholder = (part: ReactNode): ReactNode => (
  <ConsentGate
    service="video"
    fallback={(gate) => (
      <Placeholder.Root service="video" gate={gate} url="https://video.example/watch">
        {part}
      </Placeholder.Root>
    )}
  >
    {null}
  </ConsentGate>
)

describeDoor('/embeds', embeds, {
  FacebookPage: place((props) => <embeds.FacebookPage page="https://www.facebook.com/example" {...props} />),
  FacebookPost: place((props) => <embeds.FacebookPost post="https://www.facebook.com/example/posts/1" {...props} />),
  FacebookVideo: place((props) => (
    <embeds.FacebookVideo video="https://www.facebook.com/example/videos/1" {...props} />
  )),
  Frame: {
    ...place((props) => <Frame src="https://video.example/1" {...props} />),
    on: {
      config: consentWith({
        services: consent.services.map((one) => ({ ...one, hosts: { frame: ['https://video.example'] } })),
      }),
    },
  },
  GoogleMap: place((props) => <embeds.GoogleMap place="Bucharest" {...props} />),
  InstagramPost: place((props) => <embeds.InstagramPost post="fA9uwTtkSN" {...props} />),
  LinkedInPost: place((props) => <embeds.LinkedInPost post="urn:li:share:6789012345678901234" {...props} />),
  Spotify: place((props) => <embeds.Spotify audio="spotify:album:4aawyAB9vmqN3uQ7FjRGTy" {...props} />),
  TikTokVideo: place((props) => <embeds.TikTokVideo video="7123456789012345678" {...props} />),
  Vimeo: place((props) => <embeds.Vimeo video="76979871" {...props} />),
  XPost: place((props) => <embeds.XPost post="1234567890" {...props} />),
  YouTube: place((props) => <embeds.YouTube video="aqz-KE-bpKQ" {...props} />),
  LiveChat: {
    element: 'div',
    state: 'closed',
    render: (props) => <LiveChat service="crisp" {...props} />,
    asChild: false,
    on: { config: chatSite(stubbed('crisp', 'crisp')) },
  },
  MailchimpForm: {
    element: 'form',
    render: (props) => (
      <MailchimpForm action="https://example.us1.list-manage.com/subscribe/post?u=0a1b2c&id=3d4e5f" {...props} />
    ),
    asChild: false,
  },
  MessengerLink: { element: 'a', render: (props) => <MessengerLink page="example.hosting" {...props} /> },
  PaymentRedirectNotice: {
    element: 'div',
    render: (props) => <PaymentRedirectNotice service="video" {...props} />,
    asChild: false,
  },
  'Placeholder.Root': {
    element: 'div',
    state: 'closed',
    render: (props) => (
      <ConsentGate service="video" fallback={(gate) => <Placeholder.Root service="video" gate={gate} {...props} />}>
        {null}
      </ConsentGate>
    ),
  },
  'Placeholder.Title': { element: 'p', render: (props) => <Placeholder.Title {...props} />, around: inPlaceholder },
  'Placeholder.Text': { element: 'p', render: (props) => <Placeholder.Text {...props} />, around: inPlaceholder },
  'Placeholder.AllowOnce': {
    element: 'button',
    render: (props) => <Placeholder.AllowOnce {...props} />,
    around: inPlaceholder,
  },
  'Placeholder.AllowSession': {
    element: 'button',
    render: (props) => <Placeholder.AllowSession {...props} />,
    around: inPlaceholder,
  },
  'Placeholder.AllowAlways': {
    element: 'button',
    render: (props) => <Placeholder.AllowAlways {...props} />,
    around: inPlaceholder,
  },
  'Placeholder.OpenPreferences': {
    element: 'button',
    render: (props) => <Placeholder.OpenPreferences {...props} />,
    around: inPlaceholder,
  },
  'Placeholder.VisitLink': {
    element: 'a',
    render: (props) => <Placeholder.VisitLink {...props} />,
    around: inPlaceholder,
  },
  'Placeholder.Poster': {
    element: 'img',
    render: (props) => <Placeholder.Poster src="/picture.png" {...props} />,
    asChild: false,
    around: inPlaceholder,
  },
  ShareLink: { element: 'a', render: (props) => <ShareLink network="x" url={PAGE} {...props} /> },
  TelegramLink: { element: 'a', render: (props) => <TelegramLink user="@examplehosting" {...props} /> },
  WhatsAppLink: { element: 'a', render: (props) => <WhatsAppLink phone="+40 746 358 948" {...props} /> },
})
