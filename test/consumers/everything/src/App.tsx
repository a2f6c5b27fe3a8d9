import { ConsentGate, ConsentPixel, ConsentScript, useConsent } from 'fluxconsent'
import {
  FacebookPage,
  FacebookPost,
  FacebookVideo,
  Frame,
  GoogleMap,
  InstagramPost,
  LinkedInPost,
  LiveChat,
  MessengerLink,
  ShareLink,
  Spotify,
  TelegramLink,
  TikTokVideo,
  Vimeo,
  WhatsAppLink,
  XPost,
  YouTube,
} from 'fluxconsent/embeds'
import { CookiePolicy } from 'fluxconsent/policy'
import { ConsentBanner, PreferencesDialog, PrivacyLink, ReloadNotice } from 'fluxconsent/ui'
import { Fragment, useState, type ReactNode } from 'react'
import { CHATS } from './consent.ts'

const TWO = ['1', '2']
const TEN = ['0', ...TWO, '3', '4', '5', '6', '7', '8', '9']

/** What a page needs that has tags and nothing else. */
export function Tags(): ReactNode {
  return (
    <>
      <ConsentBanner />
      <PrivacyLink />
      <PreferencesDialog />
    </>
  )
}

/** The page of everything: each embed, each pixel, and a way to leave and come back without loading anew. */
export function App(): ReactNode {
  const [visit, setVisit] = useState(0)
  return (
    <>
      <ConsentBanner />
      <ReloadNotice />
      <main>
        <h1>Everything</h1>
        <button type="button" onClick={() => setVisit((last) => last + 1)}>
          Leave and come back
        </button>
        <Report />
        <ShareLink network="facebook" url="https://www.everything.example/">
          Share
        </ShareLink>
        <MessengerLink page="example.page">Messenger</MessengerLink>
        <WhatsAppLink phone="+40 721 000 000">WhatsApp</WhatsAppLink>
        <TelegramLink user="example_bot">Telegram</TelegramLink>
        <Everything key={visit} />
      </main>
      <CookiePolicy />
      <footer>
        <PrivacyLink />
      </footer>
      <PreferencesDialog />
    </>
  )
}

/** The report of a withdrawal, as a test reads it. */
function Report(): ReactNode {
  const report = useConsent(({ withdrawal }) => withdrawal)
  return <output>{JSON.stringify(report)}</output>
}

function Everything(): ReactNode {
  return (
    <>
      <ConsentGate category="marketing">{() => <p id="late">Late on each visit</p>}</ConsentGate>
      <ConsentGate service="notes" load={() => import('./Notes.tsx')} />
      <ConsentPixel service="campaign" src="/pixel.gif" />
      <ConsentScript service="campaign" src="https://cdn.campaign.example/tag.js" />
      {CHATS.map((chat) => (
        <LiveChat key={chat} id={`chat-${chat}`} service={chat} stepsAside={false} />
      ))}
      <div id="embeds">
        {TEN.map((digit) => (
          <YouTube
            key={digit}
            video={`aqz-KE-bpK${digit}`}
            title={`Video ${digit}`}
            // Of the vendor: nothing asks for it, in a production build neither.
            poster={`https://i.ytimg.com/vi/aqz-KE-bpK${digit}/hqdefault.jpg`}
          />
        ))}
        {TWO.map((digit) => (
          <Fragment key={digit}>
            <XPost post={`2012345${digit}`} title={`Post ${digit} on X`} height="content" />
            <FacebookPost
              post={`https://www.facebook.com/zuck/posts/1010257717587568${digit}`}
              title={`Post ${digit}`}
            />
            <FacebookVideo
              video={`https://www.facebook.com/facebook/videos/101532313799467${digit}/`}
              title={`Reel ${digit}`}
            />
            <FacebookPage page={`page${digit}`} title={`Page ${digit}`} />
            <InstagramPost post={`fA9uwTtkSN${digit}`} title={`Photo ${digit}`} height="content" />
            <LinkedInPost post={`urn:li:activity:709000000000000000${digit}`} title={`Job ${digit}`} />
            <TikTokVideo video={`671833539084509517${digit}`} title={`Dance ${digit}`} />
            <Vimeo video={`https://vimeo.com/7697987${digit}`} title={`Film ${digit}`} />
            <Spotify audio={`https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGT${digit}`} title={`Album ${digit}`} />
            <GoogleMap place={`Piața Unirii ${digit}, București`} title={`Map ${digit}`} />
            <Frame src={`https://forms.campaign.example/${digit}`} service="campaign" title={`Form ${digit}`} />
          </Fragment>
        ))}
      </div>
    </>
  )
}
