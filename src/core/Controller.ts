/** The supervisory authority to complain to (GDPR article 77). */
export interface Authority {
  readonly name: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
  readonly url: string
  /** The jurisdictions that it is named for; without them it is named everywhere. */
  readonly jurisdictions?: readonly string[]
}

/** A way to reach somebody. */
export interface Contact {
  readonly name?: string
  readonly address?: string
  readonly email?: string
  readonly phone?: string
  /** When the phone is answered. */
  readonly hours?: string
  readonly url?: string
}

/** Who decides why and how data is used (GDPR article 13(1)(a)). */
export interface Controller extends Contact {
  readonly name: string
  readonly email: string
  /** The data protection officer. `null` says that there is none, and shows the controller's own contact. */
  readonly dpo: Contact | null
  readonly representative?: Contact
  readonly support?: Contact
  readonly authority?: Authority | readonly Authority[]
}
