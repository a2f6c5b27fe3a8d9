/** Forms by the plural category of `Intl.PluralRules`; `other` is always there. `{n}` is the number. */
export type Plural = { readonly other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>
