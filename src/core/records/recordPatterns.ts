type Name =
  | 'id'
  | 'signal'
  | 'uuid'
  | 'subject'
  | 'fingerprint'
  | 'time'
  | 'token'
  | 'hash'
  | 'language'
  | 'policyUrl'
  | 'origin'
  | 'place'

/** What the texts of a record may look like: shared by who writes records and who checks them. */
export const recordPatterns: Readonly<Record<Name, RegExp>> = {
  // `constructor` is a part of every object, so a missing answer about it would look like one.
  id: /^(?!constructor$)[a-z][a-z0-9._-]{0,31}$/,
  signal: /^(?!constructor$)[A-Za-z][\w.-]{0,31}$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  subject: /^[\w-]{22}$/,
  fingerprint: /^[\da-z]{4}$/,
  // Any year: a device with a wrong clock can refuse too.
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  token: /^[\w.+-]{1,32}$/,
  hash: /^(custom|[\w-]{43})$/,
  language: /^[A-Za-z]{2,3}(-[A-Za-z\d]{1,8}){0,6}$/,
  policyUrl: /^[^\s?#\p{Cc}\p{Cs}]{1,500}$/u,
  origin: /^[a-z][a-z\d+.-]{1,15}:\/\/([\w.-]{1,253}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/,
  place: /^[A-Z]{2}(-[A-Z\d]{1,3})?$/,
}
