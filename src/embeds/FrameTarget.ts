/** A frame of a third party, as its vendor documents it. */
export interface FrameTarget {
  /** The content's page at the vendor. */
  readonly url: string
  readonly src: string
  /** What follows the address when the content may start by itself. */
  readonly play?: string
  /** What the frame may use. */
  readonly allow?: string
  /** @default 'strict-origin-when-cross-origin' */
  readonly referrerPolicy?: 'no-referrer-when-downgrade'
  /** Reads the content's height, in pixels, out of a message of the frame; `null` when it is about something else. */
  readonly heightIn?: (message: unknown) => number | null
}
