/** A category of the site. Ids come from the config: the four usual names are only a habit. */
export type CategoryDefinition =
  | {
      /** Strictly necessary: shown, never asked (ePrivacy directive, article 5(3)). */
      readonly required: true
      /** Why it is strictly necessary, in the words of the policy. The four usual categories have a translated one. */
      readonly reason?: string
    }
  | { readonly required?: false }
