import fc from 'fast-check'
import type { Service } from 'fluxconsent/core'
import * as catalogue from 'fluxconsent/services'
import { describe, expect, it } from 'vitest'
import { readFacebook } from '../../src/embeds/readFacebook.js'
import { readFrame } from '../../src/embeds/readFrame.js'
import { readGoogleMap } from '../../src/embeds/readGoogleMap.js'
import { readInstagram } from '../../src/embeds/readInstagram.js'
import { readLinkedIn } from '../../src/embeds/readLinkedIn.js'
import { readSpotify } from '../../src/embeds/readSpotify.js'
import { readTikTok } from '../../src/embeds/readTikTok.js'
import { readVimeo } from '../../src/embeds/readVimeo.js'
import { readXPost } from '../../src/embeds/readXPost.js'
import { readYouTube } from '../../src/embeds/readYouTube.js'
import type { FrameTarget } from '../../src/embeds/FrameTarget.js'

/** Thousands of cases, on a machine that may be busy. */
const PATIENT = { timeout: 120_000 }

type Reader = (given: string) => FrameTarget | null

/** Each vendor with the origin that its frames come from, and texts of which the second is the frame's address. */
const VENDORS: readonly {
  readonly vendor: string
  readonly read: Reader
  readonly origin: string
  readonly known: readonly (readonly [given: string, src: string, url: string])[]
  /** What follows the frame's address when a person has pressed play; nothing where nothing plays. */
  readonly play?: string
  readonly allow: string
  /** The origins of the pages that people are sent to. */
  readonly pages: readonly string[]
  readonly foreign: readonly string[]
}[] = [
  {
    vendor: 'Vimeo',
    read: readVimeo,
    origin: 'https://player.vimeo.com',
    allow: 'autoplay; fullscreen; picture-in-picture; clipboard-write; encrypted-media; web-share',
    play: '&autoplay=1',
    pages: ['https://vimeo.com'],
    known: [
      ['76979871', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
      ['https://vimeo.com/76979871', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
      ['vimeo.com/76979871?share=copy', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
      [
        'https://vimeo.com/76979871/abcdef1234',
        '/video/76979871?dnt=1&h=abcdef1234',
        'https://vimeo.com/76979871/abcdef1234',
      ],
      [
        'https://player.vimeo.com/video/76979871?h=abcdef1234&dnt=0',
        '/video/76979871?dnt=1&h=abcdef1234',
        'https://vimeo.com/76979871/abcdef1234',
      ],
      [
        'https://player.vimeo.com/video/76979871?h=abcdef1234xyz',
        '/video/76979871?dnt=1',
        'https://vimeo.com/76979871',
      ],
      ['https://vimeo.com/channels/staffpicks/76979871', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
      ['https://vimeo.com/groups/name/videos/76979871', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
      ['https://vimeo.com/showcase/1234567/video/76979871', '/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
    ],
    foreign: ['https://vimeo.com/user', 'https://vimeo.com/76979871/evil', 'https://evil.example/vimeo.com/76979871'],
  },
  {
    vendor: 'Vimeo showcase',
    read: readVimeo,
    origin: 'https://vimeo.com',
    allow: 'autoplay; fullscreen; picture-in-picture; clipboard-write; encrypted-media; web-share',
    play: '&autoplay=1',
    pages: ['https://vimeo.com'],
    known: [
      ['https://vimeo.com/showcase/1234567', '/showcase/1234567/embed?dnt=1', 'https://vimeo.com/showcase/1234567'],
      ['https://vimeo.com/album/1234567/embed', '/showcase/1234567/embed?dnt=1', 'https://vimeo.com/showcase/1234567'],
    ],
    foreign: [],
  },
  {
    vendor: 'Spotify',
    read: readSpotify,
    origin: 'https://open.spotify.com',
    allow: 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture',
    pages: ['https://open.spotify.com'],
    known: [
      [
        'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
        '/embed/track/4uLU6hMCjMI75M1A2tKUQC?utm_source=generator',
        'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
      ],
      [
        'https://open.spotify.com/intl-de/album/4aawyAB9vmqN3uQ7FjRGTy?si=x',
        '/embed/album/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'open.spotify.com/embed/show/4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/show/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/show/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'https://open.spotify.com/artist/4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/artist/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/artist/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'SPOTIFY:ARTIST:4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/artist/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/artist/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'https://open.spotify.com/playlist/4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/playlist/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/playlist/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'spotify:episode:4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/episode/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/episode/4aawyAB9vmqN3uQ7FjRGTy',
      ],
      [
        'https://open.spotify.com/intl-pt-br/show/4aawyAB9vmqN3uQ7FjRGTy',
        '/embed/show/4aawyAB9vmqN3uQ7FjRGTy?utm_source=generator',
        'https://open.spotify.com/show/4aawyAB9vmqN3uQ7FjRGTy',
      ],
    ],
    foreign: [
      'spotify:user:4uLU6hMCjMI75M1A2tKUQC',
      'https://open.spotify.com/track/short',
      'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC1',
    ],
  },
  {
    vendor: 'X',
    read: readXPost,
    origin: 'https://platform.twitter.com',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
    pages: ['https://x.com'],
    known: [
      ['1234567890', '/embed/Tweet.html?id=1234567890&dnt=true', 'https://x.com/i/status/1234567890'],
      ['20', '/embed/Tweet.html?id=20&dnt=true', 'https://x.com/i/status/20'],
      ['https://x.com/jack/status/20', '/embed/Tweet.html?id=20&dnt=true', 'https://x.com/i/status/20'],
      [
        'https://x.com/jack/status/1234567890?s=20',
        '/embed/Tweet.html?id=1234567890&dnt=true',
        'https://x.com/i/status/1234567890',
      ],
      [
        'https://twitter.com/jack/statuses/1234567890/photo/1',
        '/embed/Tweet.html?id=1234567890&dnt=true',
        'https://x.com/i/status/1234567890',
      ],
      [
        'https://mobile.twitter.com/i/web/status/1234567890',
        '/embed/Tweet.html?id=1234567890&dnt=true',
        'https://x.com/i/status/1234567890',
      ],
    ],
    foreign: ['https://x.com/jack', 'https://netflix.com/jack/status/1234567890', 'https://x.com/jack/status/12e4567'],
  },
  {
    vendor: 'Instagram',
    read: readInstagram,
    origin: 'https://www.instagram.com',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
    pages: ['https://www.instagram.com'],
    known: [
      ['fA9uwTtkSN', '/p/fA9uwTtkSN/embed/captioned/', 'https://www.instagram.com/p/fA9uwTtkSN/'],
      [
        'https://www.instagram.com/p/fA9uwTtkSN/?img_index=1',
        '/p/fA9uwTtkSN/embed/captioned/',
        'https://www.instagram.com/p/fA9uwTtkSN/',
      ],
      [
        'https://instagram.com/someone/reel/fA9uwTtkSN/',
        '/reel/fA9uwTtkSN/embed/captioned/',
        'https://www.instagram.com/reel/fA9uwTtkSN/',
      ],
      [
        'https://www.instagram.com/REELS/fA9uwTtkSN/',
        '/reel/fA9uwTtkSN/embed/captioned/',
        'https://www.instagram.com/reel/fA9uwTtkSN/',
      ],
    ],
    foreign: [
      'https://www.instagram.com/someone/',
      'https://instagram.com.evil.example/p/fA9uwTtkSN/',
      `https://www.instagram.com/p/${'a'.repeat(51)}/`,
    ],
  },
  {
    vendor: 'Facebook posts',
    read: (given) => readFacebook('post', given),
    origin: 'https://www.facebook.com',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
    pages: ['https://www.facebook.com', 'https://fb.watch'],
    known: [
      [
        'https://www.facebook.com/zuck/posts/10102577175875681',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F10102577175875681&show_text=true&width=500',
        'https://www.facebook.com/zuck/posts/10102577175875681',
      ],
      [
        'm.facebook.com/story.php?story_fbid=1&id=2',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fstory.php%3Fstory_fbid%3D1%26id%3D2&show_text=true&width=500',
        'https://www.facebook.com/story.php?story_fbid=1&id=2',
      ],
      [
        'https://web.facebook.com/zuck/posts/1',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1&show_text=true&width=500',
        'https://www.facebook.com/zuck/posts/1',
      ],
      [
        'https://mbasic.facebook.com/zuck/posts/1',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1&show_text=true&width=500',
        'https://www.facebook.com/zuck/posts/1',
      ],
      [
        'https://business.facebook.com/zuck/posts/1',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1&show_text=true&width=500',
        'https://www.facebook.com/zuck/posts/1',
      ],
      // What Facebook's own embed code was made of.
      [
        'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1&show_text=false',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1&show_text=true&width=500',
        'https://www.facebook.com/zuck/posts/1',
      ],
      [
        'https://www.facebook.com/v23.0/plugins/video.php?href=https%3A%2F%2Fm.facebook.com%2Fzuck%2Fvideos%2F1',
        '/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fvideos%2F1&show_text=true&width=500',
        'https://www.facebook.com/zuck/videos/1',
      ],
    ],
    foreign: [
      'zuck',
      'https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fpost.php%3Fhref%3Dhttps%253A%252F%252Fwww.facebook.com%252Fzuck',
      'https://www.facebook.com/a/../plugins/like.php',
      'https://www.facebook.com/plugins',
      'facebook.com//plugins/like.php',
      'facebook.com/zuck\uD800',
      'https://facebook.com.evil.example/zuck/posts/1',
      'https://evil.example/?https://www.facebook.com/a',
    ],
  },
  {
    vendor: 'Facebook videos',
    read: (given) => readFacebook('video', given),
    origin: 'https://www.facebook.com',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
    play: '&autoplay=true',
    pages: ['https://www.facebook.com', 'https://fb.watch'],
    known: [
      [
        'https://fb.watch/abcDEF123/',
        '/plugins/video.php?href=https%3A%2F%2Ffb.watch%2FabcDEF123%2F&show_text=false&width=560&t=0',
        'https://fb.watch/abcDEF123/',
      ],
    ],
    foreign: ['10153231379946729', 'https://fb.watch/abcDEF123/evil'],
  },
  {
    vendor: 'Facebook pages',
    read: (given) => readFacebook('page', given),
    origin: 'https://www.facebook.com',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
    pages: ['https://www.facebook.com'],
    known: [
      [
        'example.hosting',
        '/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fexample.hosting&tabs=timeline&width=340&height=500&small_header=false&adapt_container_width=true&hide_cover=false&show_facepile=false',
        'https://www.facebook.com/example.hosting',
      ],
    ],
    foreign: ['https://fb.watch/abcDEF123/', 'a page'],
  },
  {
    vendor: 'LinkedIn',
    read: readLinkedIn,
    origin: 'https://www.linkedin.com',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
    pages: ['https://www.linkedin.com'],
    known: [
      [
        'urn:li:share:6789012345678901234',
        '/embed/feed/update/urn:li:share:6789012345678901234',
        'https://www.linkedin.com/feed/update/urn:li:share:6789012345678901234/',
      ],
      [
        'https://www.linkedin.com/feed/update/urn:li:activity:6789012345678901234/',
        '/embed/feed/update/urn:li:activity:6789012345678901234',
        'https://www.linkedin.com/feed/update/urn:li:activity:6789012345678901234/',
      ],
      [
        'https://de.linkedin.com/posts/someone_we-are-hiring-ugcPost-6789012345678901234-Ab1C?utm_source=share',
        '/embed/feed/update/urn:li:ugcPost:6789012345678901234',
        'https://www.linkedin.com/feed/update/urn:li:ugcPost:6789012345678901234/',
      ],
      [
        'https://www.linkedin.com/embed/feed/update/urn%3Ali%3Ashare%3A6789012345678901234',
        '/embed/feed/update/urn:li:share:6789012345678901234',
        'https://www.linkedin.com/feed/update/urn:li:share:6789012345678901234/',
      ],
    ],
    foreign: [
      'https://www.linkedin.com/in/someone',
      'https://www.linkedin.com/posts/someone_inactivity-6789012345678901234-a',
      'urn:li:share:67890123456789012345678',
      'https://evil.example/posts/x-activity-6789012345678901234-a',
    ],
  },
  {
    vendor: 'TikTok',
    read: readTikTok,
    origin: 'https://www.tiktok.com',
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
    play: '&autoplay=1',
    pages: ['https://www.tiktok.com'],
    known: [
      [
        '6718335390845095173',
        '/player/v1/6718335390845095173?controls=1&description=0&music_info=0&rel=0',
        'https://www.tiktok.com/@/video/6718335390845095173',
      ],
      [
        'https://www.tiktok.com/@scout2015/video/6718335390845095173?lang=en',
        '/player/v1/6718335390845095173?controls=1&description=0&music_info=0&rel=0',
        'https://www.tiktok.com/@/video/6718335390845095173',
      ],
      ...['@scout2015/photo', 'embed/v2', 'embed', 'player/v1', 'v'].map(
        (page) =>
          [
            `https://www.tiktok.com/${page}/6718335390845095173`,
            '/player/v1/6718335390845095173?controls=1&description=0&music_info=0&rel=0',
            'https://www.tiktok.com/@/video/6718335390845095173',
          ] as const,
      ),
    ],
    foreign: [
      'https://vm.tiktok.com/ZMabc/',
      'https://www.tiktok.com/@scout2015',
      'https://www.tiktok.com/@scout2015/video/67183353908450951731234',
    ],
  },
  {
    vendor: 'Google Maps',
    read: readGoogleMap,
    origin: 'https://www.google.com',
    allow: 'fullscreen',
    pages: ['https://www.google.com'],
    known: [
      ...['embed?mid=', 'viewer?hl=en&mid=', 'u/0/edit?mid='].map(
        (page) =>
          [
            `https://www.google.com/maps/d/${page}1AbCdEfGhIjKlMnOpQrStUv_w-XyZ&ll=44.4,26.1&z=12`,
            '/maps/d/embed?mid=1AbCdEfGhIjKlMnOpQrStUv_w-XyZ',
            'https://www.google.com/maps/d/viewer?mid=1AbCdEfGhIjKlMnOpQrStUv_w-XyZ',
          ] as const,
      ),
      [
        'Piața Unirii 1, București',
        '/maps?q=Pia%C8%9Ba%20Unirii%201%2C%20Bucure%C8%99ti&output=embed',
        'https://www.google.com/maps/search/?api=1&query=Pia%C8%9Ba%20Unirii%201%2C%20Bucure%C8%99ti',
      ],
      [
        '44.4268,26.1025',
        '/maps?q=44.4268%2C26.1025&output=embed',
        'https://www.google.com/maps/search/?api=1&query=44.4268%2C26.1025',
      ],
      [
        'https://www.google.com/maps/place/Pia%C8%9Ba+Unirii/@44.4268,26.1025,17z/data=!3m1',
        '/maps?q=Pia%C8%9Ba%20Unirii&output=embed',
        'https://www.google.com/maps/search/?api=1&query=Pia%C8%9Ba%20Unirii',
      ],
      [
        'https://www.google.ro/maps/@44.4268,26.1025,17z',
        '/maps?q=44.4268%2C26.1025&output=embed',
        'https://www.google.com/maps/search/?api=1&query=44.4268%2C26.1025',
      ],
      [
        'https://www.google.com/maps/search/?api=1&query=cafe',
        '/maps?q=cafe&output=embed',
        'https://www.google.com/maps/search/?api=1&query=cafe',
      ],
      [
        'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d1',
        '/maps/embed?pb=!1m18!1m12!1m3!1d1',
        'https://www.google.com/maps?pb=!1m18!1m12!1m3!1d1',
      ],
      [
        'https://maps.google.com/?q=cafe#top',
        '/maps?q=cafe&output=embed',
        'https://www.google.com/maps/search/?api=1&query=cafe',
      ],
      [
        'https://maps.google.ro/maps?daddr=cafe',
        '/maps?q=cafe&output=embed',
        'https://www.google.com/maps/search/?api=1&query=cafe',
      ],
      [
        'https://www.google.com/maps/dir/?api=1&destination=cafe',
        '/maps?q=cafe&output=embed',
        'https://www.google.com/maps/search/?api=1&query=cafe',
      ],
    ],
    foreign: [
      // Half a character, and what is no encoded text.
      '\uD800',
      'https://www.google.com/maps/place/%E0%A4%A/',
      'https://maps.app.goo.gl/abc',
      'https://evil.example/maps?q=a',
      'https://evil.example/maps/embed?pb=!1m18!1m12!1m3!1d1',
      'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d1&evil',
      'https://evil.example/maps/d/embed?mid=1AbCdEfGhIjKlMnOpQrStUv_w-XyZ',
      `https://www.google.com/maps/d/embed?mid=${'a'.repeat(101)}`,
      '//evil.example/maps?q=a',
      '',
      '   ',
    ],
  },
]

describe.each(VENDORS)('$vendor', ({ read, origin, known, foreign, play, allow, pages }) => {
  it.each(known)('R30 R26 reads %j, and the page of it that people are sent to', (given, src, url) => {
    expect(read(given)).toMatchObject({ src: origin + src, url, allow })
  })

  it('R29 plays by itself after a press alone', () => {
    for (const [given] of known) expect(read(given)?.play).toBe(play)
  })

  it.each([...foreign, 'javascript:alert(1)', 'data:text/html,x', '"><img src=x>', '../../x', 'https://evil.example/'])(
    'R30 does not read %j',
    (given) => {
      expect(read(given)?.src ?? origin).toMatch(new RegExp(`^${origin}(/|$)`))
      if (foreign.includes(given)) expect(read(given)).toBeNull()
    },
  )

  it('R30 never leads to another origin, whatever it is given', PATIENT, () => {
    const pieces = fc.constantFrom(
      'https://',
      '//',
      'javascript:',
      '@',
      'evil.example',
      '#',
      '?',
      '&',
      '"',
      "'",
      '<',
      '\\',
      '/',
      '%2F',
      '\n',
      ' ',
    )
    const sample = fc.constantFrom(...known.map(([given]) => given))
    const hostile = fc
      .tuple(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 3 }),
        sample,
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 3 }),
      )
      .map(([before, middle, after]) => [...before, middle, ...after].join(''))
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (given) => {
        const target = read(given)
        if (!target) return true
        const leads = new URL(target.src).origin === origin && pages.includes(new URL(target.url).origin)
        return leads && !/["<>\s\\]/.test(target.src + target.url)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** The hosts that an address of a vendor may have, as a browser reads it. */
const HOSTS: readonly (readonly [vendor: string, read: Reader, hosts: RegExp, address: string])[] = [
  [
    'YouTube',
    readYouTube,
    /^((www|m|music)\.)?(youtube(-nocookie)?\.com|youtu\.be)$/,
    'youtube.com/watch?v=aqz-KE-bpKQ',
  ],
  ['Vimeo', readVimeo, /^((www|player)\.)?vimeo\.com$/, 'vimeo.com/76979871'],
  ['Spotify', readSpotify, /^open\.spotify\.com$/, 'open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC'],
  ['X', readXPost, /^((www|mobile|m)\.)?(x|twitter)\.com$/, 'x.com/jack/status/1234567890'],
  ['Instagram', readInstagram, /^(www\.)?instagram\.com$/, 'instagram.com/p/fA9uwTtkSN/'],
  ['TikTok', readTikTok, /^((www|m)\.)?tiktok\.com$/, 'tiktok.com/@scout2015/video/6718335390845095173'],
  [
    'LinkedIn',
    readLinkedIn,
    /^([a-z]{2,3}\.)?linkedin\.com$/,
    'linkedin.com/feed/update/urn:li:share:6789012345678901234',
  ],
  [
    'Google Maps',
    readGoogleMap,
    /^((www|maps)\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/,
    'google.com/maps/place/Bucharest/',
  ],
  [
    'Facebook posts',
    (given) => readFacebook('post', given),
    /^((www|m|web|mbasic|business)\.)?facebook\.com$|^fb\.watch$/,
    'facebook.com/zuck/posts/1',
  ],
  [
    'Facebook pages',
    (given) => readFacebook('page', given),
    /^((www|m|web|mbasic|business)\.)?facebook\.com$/,
    'facebook.com/example.hosting',
  ],
]

/** Another host for an address, in all the ways to make it look like the right one. */
const DISGUISES: readonly (readonly [name: string, disguise: (host: string) => string])[] = [
  ['another host', () => 'evil.example'],
  ['a longer host', (host) => `${host}.evil.example`],
  ['a host with the right end', (host) => `evil${host}`],
  ['the right one as credentials', (host) => `${host}@evil.example`],
  ['the right one as user and password', (host) => `${host}:443@evil.example`],
  ['credentials', (host) => `user:word@${host}`],
  ['a port', (host) => `${host}:8443`],
  ['a port that is none', (host) => `${host}:x`],
  ['the right one in the path', (host) => `evil.example/${host}`],
  ['the right one behind a backslash', (host) => `evil.example\\${host}`],
  ['the right one behind an encoded slash', (host) => `evil.example%2F${host}`],
  ['the right one in the query', (host) => `evil.example?${host}`],
  ['the right one in the fragment', (host) => `evil.example#${host}`],
  ['a full stop of another script', (host) => `${host}\u3002evil.example`],
  ['letters of another script', (host) => host.replace('o', '\u043E').replace('i', '\u0456')],
  ['a soft hyphen', (host) => `${host}\u00AD.evil.example`],
  ['a tab', (host) => `evil.example\t.${host}`],
  ['a line break', (host) => `evil.example\n//${host}`],
  ['a null', (host) => `evil.example\0.${host}`],
]

describe.each(HOSTS)('R30 %s', (_vendor, read, hosts, address) => {
  const [host = '', ...path] = address.split(/(?<=^[^/]+)(?=\/)/)
  const SCHEMES = ['https://', 'http://', '//', '', 'HTTPS://', 'https:', 'https:\\\\', 'https:///']

  it('reads the address that the rest of this is made of', () => {
    expect(read(`https://${address}`)).not.toBeNull()
  })

  it.each(DISGUISES)('does not read %s', (_name, disguise) => {
    const disguised = [host, `www.${host}`].map((one) => disguise(one) + path.join(''))
    const passed = SCHEMES.flatMap((scheme) => disguised.map((one) => scheme + one)).filter((given) => read(given))
    // Letters of another script are those of a place too, for who writes no address.
    expect(passed.filter((given) => isAddress(given))).toEqual([])
  })

  it.each([
    'javascript:',
    'data:text/html,',
    'blob:',
    'file://',
    'ftp://',
    'ws://',
    'view-source:https://',
    ' https://',
  ])('does not read it behind %j', (scheme) => {
    expect(read(scheme + address)).toBeNull()
  })

  it('reads no address whose host a browser finds to be another one', PATIENT, () => {
    const pieces = fc.constantFrom(
      'evil.example',
      '@',
      ':',
      '443',
      '/',
      '\\',
      '%2F',
      '%40',
      '?',
      '#',
      '.',
      '\u3002',
      '\u00AD',
      '\t',
      '\0',
    )
    const hostile = fc
      .tuple(fc.constantFrom(...SCHEMES), fc.array(pieces, { maxLength: 4 }), fc.array(pieces, { maxLength: 4 }))
      .map(([scheme, before, after]) => [scheme, ...before, host, ...after, ...path].join(''))
    fc.assert(
      fc.property(hostile, (given) => !read(given) || !isAddress(given) || hosts.test(hostOf(given))),
      { numRuns: 2_000 },
    )
  })

  it('makes no address of any length longer than a browser takes, and takes no time for it', PATIENT, () => {
    for (const given of [
      `https://${address}${'a/'.repeat(200_000)}`,
      `https://${'a.'.repeat(200_000)}${address}`,
      '['.repeat(400_000),
    ]) {
      expect(read(given)?.src.length ?? 0).toBeLessThan(4_000)
    }
  })
})

/** Whether a text is meant as an address, as opposed to an id, a name or a place. */
function isAddress(given: string): boolean {
  return /^([a-z]+:|\/\/)|^[\w-]+(\.[\w-]+)+\/\S/i.test(given)
}

/** The host that a browser goes to, with credentials and port if there are any. */
function hostOf(given: string): string {
  try {
    const url = new URL(/^[a-z]+:/i.test(given) ? given : `https:${given.startsWith('//') ? '' : '//'}${given}`)
    return (url.username || url.password ? '@' : '') + url.host
  } catch {
    return ''
  }
}

describe('where a video starts', () => {
  it.each([
    ['https://vimeo.com/76979871#t=90s', '&autoplay=1#t=90s'],
    ['https://vimeo.com/76979871?t=90', '&autoplay=1#t=90s'],
    ['https://vimeo.com/76979871?t=90x', '&autoplay=1'],
  ])('R29 is said last by %s, as Vimeo reads it', (address, play) => {
    expect(readVimeo(address)?.play).toBe(play)
  })
})

describe('Google Maps with a key', () => {
  const key = 'AIzaSyA-0123456789abcdefghijklmnop'

  it('R30 uses the API that checks the key, and sends it the referrer', () => {
    expect(readGoogleMap('Bucharest', key)).toMatchObject({
      src: `https://www.google.com/maps/embed/v1/place?key=${key}&q=Bucharest`,
      referrerPolicy: 'no-referrer-when-downgrade',
    })
  })

  it('R104 tells Google no more than the origin without one', () => {
    expect(readGoogleMap('Bucharest')).not.toHaveProperty('referrerPolicy')
    expect(readGoogleMap('https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d1')).not.toHaveProperty(
      'referrerPolicy',
    )
  })

  it('R30 refuses what is no key', () => {
    for (const none of ['x&q=evil', `${key}&q=evil`, `&q=evil${key}`])
      expect(readGoogleMap('Bucharest', none)).toBeNull()
  })
})

/** Heights that are none, as anybody may have sent them. */
const WORDS = [
  { 'twttr.embed': { method: 'twttr.private.resize', params: [{ height: '321' }] } },
  { type: 'MEASURE', details: { height: '321' } },
]

describe('heights', () => {
  it.each([
    ['X', readXPost('1234567890'), { 'twttr.embed': { method: 'twttr.private.resize', params: [{ height: 321 }] } }],
    ['Instagram', readInstagram('fA9uwTtkSN'), JSON.stringify({ type: 'MEASURE', details: { height: 321 } })],
  ])('are read out of what %s sends', (_, target, message) => {
    expect(target?.heightIn?.(message)).toBe(321)
  })

  it('are not read out of what X and Instagram send of something else', () => {
    const event = { 'twttr.embed': { method: 'twttr.private.rendered', params: [{ height: 321 }] } }
    expect(readXPost('1234567890')?.heightIn?.(event)).toBeNull()
    const mounted = JSON.stringify({ type: 'MOUNTED', details: { height: 321 } })
    expect(readInstagram('fA9uwTtkSN')?.heightIn?.(mounted)).toBeNull()
  })

  it.each([
    null,
    undefined,
    1,
    '{',
    '"x"',
    {},
    [],
    { type: 'MEASURE' },
    { 'twttr.embed': { params: [null] } },
    ...WORDS,
  ])('are not read out of %j', (message) => {
    expect(readXPost('1234567890')?.heightIn?.(message)).toBeNull()
    expect(readInstagram('fA9uwTtkSN')?.heightIn?.(message)).toBeNull()
  })
})

describe('any address', () => {
  it.each([
    ['https://youtu.be/aqz-KE-bpKQ', 'youtube'],
    ['www.youtube.com/watch?v=aqz-KE-bpKQ', 'youtube'],
    ['https://vimeo.com/76979871', 'vimeo'],
    ['spotify:track:4uLU6hMCjMI75M1A2tKUQC', 'spotify'],
    ['https://x.com/jack/status/1234567890', 'x'],
    ['https://www.instagram.com/p/fA9uwTtkSN/', 'instagram'],
    ['https://www.facebook.com/zuck/posts/10102577175875681', 'facebook'],
    ['http://fb.watch/abcDEF123/', 'facebook'],
    ['https://www.linkedin.com/feed/update/urn:li:activity:6789012345678901234/', 'linkedin'],
    ['//www.tiktok.com/@scout2015/video/6718335390845095173', 'tiktok'],
    ['https://www.google.com/maps/place/Bucharest/', 'google-maps'],
  ])('R30 %s belongs to %s', (address, service) => {
    expect(readFrame(address, [])?.service).toBe(service)
  })

  it.each([
    ['https://www.facebook.com/watch/?v=10153231379946729', 'video.php'],
    ['https://www.facebook.com/zuck/posts/10102577175875681', 'post.php'],
    ['https://www.facebook.com/permalink.php?story_fbid=1&id=2', 'post.php'],
    ['https://www.facebook.com/photo?fbid=1', 'post.php'],
    ['https://www.facebook.com/zuck/photos/1', 'post.php'],
    ['https://www.facebook.com/zuck', 'page.php'],
    ['https://www.facebook.com/watchmakers', 'page.php'],
    ['https://www.facebook.com/photographers', 'page.php'],
    ['https://www.facebook.com/share/p/1AbCdEfGhI/', 'post.php'],
    ['https://www.facebook.com/share/v/1AbCdEfGhI/', 'video.php'],
    ['https://www.facebook.com/share/r/1AbCdEfGhI/', 'video.php'],
  ])('R30 %s is framed by %s', (address, plugin) => {
    expect(readFrame(address, [])?.target.src).toContain(
      `/plugins/${plugin}?href=${encodeURIComponent(new URL(address).href)}&`,
    )
  })

  it.each([
    ['post', 'https://www.facebook.com/zuck/posts/1'],
    ['post', 'https://www.facebook.com/media/set/?set=a.1'],
    ['video', 'https://www.facebook.com/zuck/videos/1/'],
    ['page', 'https://www.facebook.com/example.hosting'],
  ] as const)('R30 the frame of Facebook’s own code for a %s, %s, is what its `href` is', (kind, href) => {
    const expected = readFacebook(kind, href)
    const query = `${kind}.php?href=${encodeURIComponent(href)}&show_text=true&width=500`
    expect(readFrame(`https://www.facebook.com/plugins/${query}`, [])).toEqual({
      service: 'facebook',
      target: expected,
    })
    expect(readFrame(`https://www.facebook.com/v23.0/plugins/${query}`, [])?.target).toEqual(expected)
  })

  it.each([
    'like.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck',
    'comments.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1',
    'share_button.php?href=https%3A%2F%2Fexample.com',
    'post.php',
    'post.php?href=zuck',
    'page.php?href=zuck',
    'post.php/like.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1',
    'post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1',
    'page.php?href=https%3A%2F%2Ffacebook.com.evil.example%2Fzuck',
    'video.php?href=javascript%3Aalert(1)',
    'page.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Flike.php',
    'POST.php/like.php?href=https%3A%2F%2Fwww.facebook.com%2Fzuck%2Fposts%2F1',
    '',
  ])('R30 Facebook’s plugin %j is no content, nor a page', (plugin) => {
    expect(readFrame(`https://www.facebook.com/plugins/${plugin}`, [])).toBeNull()
  })

  it('R30 R78 is framed from a host that the manifest of its service lists', () => {
    const services: readonly Service[] = [
      catalogue.youtube(),
      catalogue.vimeo(),
      catalogue.spotify(),
      catalogue.x(),
      catalogue.instagram(),
      catalogue.facebook(),
      catalogue.linkedin(),
      catalogue.tiktok(),
      catalogue.googleMaps(),
    ]
    const found = VENDORS.flatMap(({ known }) => known.map(([given]) => readFrame(given, []))).filter(
      (one) => one !== null,
    )
    const framed = [...found, readFrame('https://youtu.be/aqz-KE-bpKQ', [])].filter((one) => one !== null)
    expect(new Set(framed.map(({ service }) => service))).toEqual(new Set(services.map(({ id }) => id)))
    for (const { service, target } of framed) {
      const { hosts } = services.find(({ id }) => id === service) ?? {}
      expect(hosts?.frame).toContain(new URL(target.src).origin)
    }
  })

  it('goes to the service that the app names', () => {
    const services = [catalogue.youtube({ id: 'lectures' })]
    expect(readFrame('https://youtu.be/aqz-KE-bpKQ', services, 'lectures')?.service).toBe('lectures')
  })

  it('R30 shows under a named service nothing that nobody agreed to there', () => {
    const services = [catalogue.vimeo({ id: 'lectures' }), catalogue.youtube()]
    expect(readFrame('https://youtu.be/aqz-KE-bpKQ', services, 'lectures')).toBeNull()
    expect(readFrame('https://youtu.be/aqz-KE-bpKQ', services, 'none')).toBeNull()
  })

  it.each(['aqz-KE-bpKQ', 'zuck', 'Bucharest', '', 'https://user:word@vimeo.com/76979871', 'ftp://vimeo.com/76979871'])(
    'R30 %j is nobody’s address',
    (given) => {
      expect(readFrame(given, [])).toBeNull()
    },
  )

  it.each(['spotify://[', 'spotify:', 'spotify:track:4uLU6hMCjMI75M1A2tKUQC"', 'spotify:track:x', 'https://[', '//'])(
    'R30 %j is none, whatever service is wanted',
    (given) => {
      expect(readFrame(given, [catalogue.spotify({ id: 'campaign' })], 'campaign')).toBeNull()
    },
  )

  it.each(['https://user@forms.example/42', 'https://:word@forms.example/42'])(
    'R30 %j is none that is shown, as a browser would send who is named in it',
    (given) => {
      const services = [catalogue.spotify({ id: 'campaign', facts: { hosts: { frame: ['https://forms.example'] } } })]
      expect(readFrame('https://forms.example/42', services, 'campaign')).not.toBeNull()
      expect(readFrame(given, services, 'campaign')).toBeNull()
    },
  )

  describe('a listed host with a star', () => {
    const services = [catalogue.hubspot({ portalId: '1234567' })]

    it.each(['https://meetings.hubspot.com/someone', 'https://app.eu1.hubspot.com/x'])(
      'R30 is any below it: %s',
      (src) => {
        expect(readFrame(src, services, 'hubspot')?.target.src).toBe(src)
      },
    )

    it.each([
      'https://hubspot.com/x',
      'https://.hubspot.com/x',
      'https://evilhubspot.com/x',
      'https://meetings.hubspot.com.evil.example/x',
      'https://meetings.hubspot.com:8443/x',
      'https://evil.example/.hubspot.com',
    ])('R30 is none else: %s', (src) => {
      expect(readFrame(src, services, 'hubspot')).toBeNull()
    })
  })

  it('R30 leads to a listed origin or the own one of a vendor, whatever it is given', PATIENT, () => {
    const services = [catalogue.spotify({ id: 'campaign', facts: { hosts: { frame: ['https://forms.example'] } } })]
    const pieces = fc.constantFrom(
      'https://',
      '//',
      'forms.example',
      'evil.example',
      '@',
      ':',
      '/',
      '\\',
      '%2F',
      '?',
      '#',
      'spotify:',
      '[',
    )
    const hostile = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 5 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(hostile, (given) => {
        const src = readFrame(given, services, 'campaign')?.target.src
        return src === undefined || new URL(src).origin === 'https://forms.example'
      }),
      { numRuns: 5_000 },
    )
  })

  it('R30 reads what a vendor reads from it', () => {
    const address = 'https://youtu.be/aqz-KE-bpKQ?t=63'
    expect(readFrame(address, [])?.target).toEqual(readYouTube(address))
  })
})
