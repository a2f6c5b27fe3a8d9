import type { Choice, NoticeTexts } from '../core/index.js'

/** A choice that was made here, with the words in view at that moment; `null` for an interface of the app's own. */
export interface MadeChoice {
  readonly choice: Choice
  readonly shown: NoticeTexts | null
}
