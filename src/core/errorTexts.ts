/** The facts that each text is filled with, by number. */
export interface ErrorTexts {
  101: [id: string]
  102: [id: string]
  103: [service: string, category: string, known: string]
  104: [service: string]
  105: [where: string, lifetime: string]
  106: [key: string, value: string, range: string]
  107: [version: string]
  108: [service: string]
  109: [service: string, url: string]
  110: [service: string]
  111: [category: string]
  112: [key: string, value: string]
  113: [service: string, option: string, value: string]
  114: [places: string, key: string, value: string]
  115: [claim: string, who: string, fact: string]
  116: [service: string, category: string, purpose: string]
  117: [id: string]
  118: [name: string]
  130: [entries: string]
  131: [id: string, known: string]
  150: [service: string, product: string, end: string, instead: string]
  151: [service: string, fact: string]
  152: [service: string, fact: string, value: string]
  153: [service: string, host: string]
  154: [nonce: string]
  155: [service: string, region: string]
  170: [agreement: string, known: string]
  171: [agreement: string]
  172: [agreement: string]
  173: [agreement: string]
  174: [agreement: string, version: string]
  201: [hook: string]
  202: []
  203: [part: string, root: string]
  204: [embed: string, service: string]
  205: []
  206: [embed: string, url: string]
  207: [embed: string, id: string]
  208: [problems: string]
  209: []
  210: [embed: string, service: string]
  211: []
  301: [url: string]
  302: [element: string, id: string, known: string]
  303: [element: string, id: string, how: string]
  304: [id: string, start: string]
  305: [element: string, id: string, address: string]
  306: [service: string, patience: string]
  310: [key: string, kind: string]
  311: [key: string, service: string]
  331: [problems: string]
  332: [addresses: string]
  340: [url: string]
  341: [status: string, code: string]
  342: [status: string, code: string]
  420: [field: string, value: string]
  421: [reason: string]
  422: []
  423: [position: string]
  424: [cursor: string]
  425: [folder: string, owner: string]
  426: [waiting: string]
  427: [reason: string]
  428: [column: string]
  429: [name: string]
  430: [folder: string, left: string, needed: string]
  431: [folder: string, reason: string]
  440: []
  441: [origin: string]
  442: [path: string]
  443: []
  444: [option: string, value: string]
}

/** What happened, why it matters, how to fix it. Loaded by development builds only. */
export function errorTexts<Code extends keyof ErrorTexts>(code: Code, facts: ErrorTexts[Code]): string {
  const texts: { readonly [Key in keyof ErrorTexts]: string } = {
    101: `The id "{0}" is not usable. Ids stand in the choice cookie and in records, so they are lower-case letters, digits, ".", "_" and "-", start with a letter and have at most 32 characters. Rename it.`,
    102: `The id "{0}" is used twice. Categories and services share one id space, because a gate takes either. Give one of them another id.`,
    103: `The service "{0}" belongs to the category "{1}", which the config does not have, so nobody could ever be asked about it. Use one of: {2}.`,
    104: `The service "{0}" lists nothing that it stores. People have a right to see it, and a withdrawal could not clean up. List its items, or say \`stores: 'nothing'\`.`,
    105: `{0} has the lifetime "{1}", which is no ISO 8601 duration. It is shown to people and compared between versions. Write for example "P12M", "PT24H" or "session".`,
    106: `\`{0}\` is "{1}". Regulators expect {2}. Choose a duration in that range.`,
    107: `The policy version "{0}" is not usable. It stands in the choice cookie: letters, digits, ".", "_" and "-", at most 32 characters.`,
    108: `The service "{0}" relies on the Privacy Shield, which is void since 2020-07-16. Name the safeguard that is in force, for example "dpf" or "scc".`,
    109: `The service "{0}" would load "{1}", which is no https address. Anybody on the way could replace the code. Use https.`,
    110: `The service "{0}" claims the legal basis "legitimate-interest". What stores, reads or calls a third party needs consent (ePrivacy directive, article 5(3)). Remove \`legalBasis\`.`,
    111: `The required category "{0}" has no \`reason\`. Only the strictly necessary needs no consent, and the policy has to say why. Write the reason in one sentence.`,
    112: `The {0} "{1}" is not usable. A cookie of this kind is refused by browsers. Use letters, digits, ".", "_" and "-".`,
    113: `The service "{0}" was given the {1} "{2}", which is none. It becomes part of an address, so nothing is loaded on a guess. Copy it from the vendor's settings; addresses begin with https, and what is empty is often a variable that the build was not given.`,
    114: `The rule for "{0}" has the {1} "{2}", which is not usable. Whoever is there would be asked by another rule than the one that you meant. Places are ISO codes such as "DE" or "US-CA", models are "opt-in", "opt-out", "notice" or "none", \`sensitive\` is never milder than \`model\`, dates are ISO 8601.`,
    115: `The site claims \`{0}\`, but {1} {2}. People would read a promise that the site breaks. Drop the claim, or what breaks it.`,
    116: `The service "{0}" stands in the required category "{1}", but is used for "{2}". What counts, recognises or advertises is not strictly necessary (ePrivacy directive, article 5(3)). Move it to an optional category, or name the purpose that makes it necessary.`,
    117: `The id "{0}" is taken. A choice keeps under it what US law lets people refuse as a whole. Use another id.`,
    118: `Two signals are called "{0}", so one would answer for the other. \`gpc\` is always read. Give each adapter its own name.`,
    130: `The record of a choice on {0} categories and services is larger than 4 KiB. No consent API takes it, so the choice would stay without proof. Give the services shorter ids, or ask about fewer of them.`,
    131: `An importer hands over answers about "{0}", which the config does not have: whoever gave them would be asked again. Map them to one of: {1}.`,
    150: `The service "{0}" would load {1}, which {2}. What answers at an address that was given up need not be the vendor. {3}`,
    151: `The service "{0}" does not say its \`{1}\`. People are told of it before they decide (GDPR article 13), and a change of it asks again. Add it; \`retention: null\` says that the provider does not say.`,
    152: `The service "{0}" has the {1} "{2}", which is not usable. People are told of it before they decide. Countries are ISO 3166-1 codes such as "US", addresses begin with https, safeguards are "adequacy", "scc", "bcr", "dpf" or "derogation".`,
    153: `The service "{0}" names the host "{1}", which is no origin. It becomes part of a content security policy. Write for example "https://cdn.example.com", "https://*.example.com", "'self'" or "blob:".`,
    154: `"{0}" is no nonce. It becomes part of a header, where anything else could switch the policy off. Make one of at least 16 random bytes for each response, in base64.`,
    155: `The service "{0}" has a consent default for the region "{1}", which is none. Google would apply it to nobody, or to everybody. Write ISO 3166 codes such as "US" or "US-CA".`,
    170: `The agreement "{0}" is not in the config, so nobody could tell later what was agreed to. Add it to \`agreements\`, or use one of: {1}.`,
    171: `The checkbox of the agreement "{0}" has no words: neither children, nor a \`purpose\` or \`title\` in the config. Nobody can agree to what is not said. Write the sentence as its children.`,
    172: `The agreement "{0}" is a consent, and its checkbox is \`required\`. A consent that a form insists on is not free (GDPR article 7(4)). Remove \`required\`, or make it an acceptance if it is part of the contract.`,
    173: `Two agreements are called "{0}". What was agreed to at one form would count at the other. Give each its own id; a new text is a new \`version\` of the same agreement.`,
    174: `The agreement "{0}" has the version "{1}", which is not usable. The proof names it, and no consent API takes another one: letters, digits, ".", "_", "+" and "-", at most 32 characters, as a string.`,
    201: `{0} was called outside of a provider. Without one nothing can be granted, and guessing would be unlawful. Wrap the app in <ConsentProvider config={consent}>.`,
    202: `A gate with children stands in a server component. The server would send its children, and React preloads their images and code, to people who did not agree. Move this gate into a client file ("use client").`,
    203: `<{0}> stands outside of <{1}>. It takes its state from there. Put it inside.`,
    204: `<{0}> needs the service "{1}", which the config does not have. Without its manifest nobody can be asked, and nothing could be cleaned up. Add it to \`services\`; after a change of the config load the page again, because a provider reads it once.`,
    205: `No messages are configured, so there is nothing to show. Pass \`messages: { en }\` to defineConsent, with \`en\` from "fluxconsent/locales/en", or build the interface from the hooks.`,
    206: `<{0}> has the poster "{1}" of another origin. Loading it would tell that origin about the visitor before consent. Host the picture yourself. It is left out.`,
    207: `<{0}> was given "{1}", from which no valid address follows. It renders nothing, so that no other origin is ever loaded. Pass the id or the address that the vendor shows. A <Frame> of who is not in the catalogue takes a \`service\` of the config whose \`hosts.frame\` lists the origin.`,
    208: `Rejecting is harder than accepting: {0}. A yes that was easier to give than a no is not free, and regulators fine it. Put both on the first layer, in the same look: Banner.RejectAll beside Banner.AcceptAll.`,
    209: `Nothing on this page leads back to the choice. To withdraw has to be as easy as to agree (GDPR article 7(3)), on every page. Put <PrivacyLink /> in the footer, or data-consent-action="open" on your own control that opens the preferences.`,
    210: `<{0}> was given the service "{1}", which is no live chat: its manifest does not say how a chat is opened. Nothing could be opened after a yes. Name a chat, or add \`chat\` to the manifest.`,
    211: `The preferences were opened, and nothing on the page shows them: the control that opened them seems dead. Render <PreferencesDialog /> of "fluxconsent/ui" inside of the provider, or show a layer of your own with role="dialog" while \`surface\` is "preferences".`,
    301: `The script "{0}" could not be loaded, or did not come within 30 seconds. The service does not run; everything else goes on. It is tried again at the next grant or visit.`,
    302: `A <{0}> of the page is held back with data-consent="{1}", of which the config has no service, so it stays blocked: nobody could be asked about it. Use one of: {2}.`,
    303: `A <{0}> with data-consent="{1}" was not held back: the browser ran or loaded it before anybody agreed. {2}`,
    304: `The script with data-consent="{0}" that begins with "{1}" does not bear the nonce that markup() was given, so it stays blocked: whoever can put markup into the page does not know the nonce. Write nonce="..." on it, as on every script of the page.`,
    305: `A <{0}> for "{1}" names the address "{2}", which is none of http or https, so it is never loaded. Write the address that it would have without consent.`,
    306: `The chat "{0}" was allowed, but could not be opened within {1} ms. The person sees that, and can load the page again; everything else goes on. Look at the console for what the script of the vendor said, or raise \`patience\`.`,
    310: `The gated item "{0}" ({1}) stands in no service of the config. Nobody is told of it, and a withdrawal at a later visit cannot find it. List it in the \`stores\` of a service.`,
    311: `The explicit item "{0}" belongs to "{1}", which is not required. What is kept without consent has to be listed as necessary, so it waits for consent like any other item. List it in a service of a required category.`,
    331: `Rejecting is not as easy to see as accepting: {0}. A choice that is nudged is no consent (GDPR article 4(11)). Give both buttons the same size, weight and contrast.`,
    332: `The page asked third parties for something: {0}. Before consent that is unlawful, and it is what this test forbids. Put what asks behind a gate.`,
    340: `The consent API would be reached at "{0}". Choices and keys would travel there readable and changeable for anybody on the way, or the address is none. Use https, or a path of this site.`,
    341: `The consent API refused a record with status {0} and code {1}. It would refuse it again, so the choice counts on this device but is not proven. Look the code up in the documentation of the API.`,
    342: `The consent API did not join this device to the account, or did not part it: status {0}, code {1}. The choice of this device goes on counting. Make a fresh token with signLinkToken for each sign-in, with the secret of the API, and look the code up in its documentation.`,
    420: `The {0} "{1}" cannot be stored. The database could not hold it, or would give it back otherwise, and then it would prove nothing. Validate the request before it reaches the storage.`,
    421: `The record was not committed: {0}. It was not acknowledged, so its sender keeps it and may send it again under the same id. Look at the database.`,
    422: `The storage is closed. What it acknowledged is kept; nothing more is taken. Make a new one.`,
    423: `The key at place {0} has fewer than 32 characters. Whoever guesses it can forge records. Pass \`keys: [secret]\` with at least 32 random characters, for example from \`openssl rand -base64 32\`.`,
    424: `"{0}" is no place in a list. A page would start somewhere else than the one before ended. Pass the \`next\` of the page before, unchanged.`,
    425: `The folder "{0}" is in use by {1}. Two processes would destroy each other's data. Stop the other one, or use a PostgreSQL server.`,
    426: `{0} records are waiting already, so this one was refused and not stored. The database is slower than the requests. Answer 503; senders come back.`,
    427: `The tables could not be made: {0}. Nothing can be stored. Check the address and the rights of the database user.`,
    428: `The column "{0}" holds something that this package never writes. Somebody changed the table, or the driver gives other types. Run \`verify\`.`,
    429: `The package "{0}" is not installed. The embedded database is made of it. Run \`npm install {0}\`, or use \`postgresStorage\`.`,
    430: `The disk under "{0}" has {1} MB left. The embedded database needs {2}: one write that finds no room would stop this process for good, so none is begun. What was acknowledged is kept. Make room; it goes on by itself.`,
    431: `The embedded database in "{0}" could not be opened ({1}). Nothing can be recorded. Let this user read and write all of the folder, or put a copy of it back.`,
    440: `The consent API got no secret, or one of fewer than 32 characters. With it account links are signed, so a short one can be guessed. Pass 32 random bytes in hexadecimal, from the environment.`,
    441: `The consent API may not answer the origin "{0}". Whoever is on the way could write for your visitors. List exact https origins without a path, such as "https://www.example.com"; http is for localhost alone.`,
    442: `The consent API cannot live under "{0}". No request would ever reach it. Write a path that starts with a slash and does not end with one, such as "/api/consent".`,
    443: `The consent API got an admin token of fewer than 32 characters. It opens every record. Pass 32 random bytes in hexadecimal, from the environment.`,
    444: `The {0} "{1}" is not usable. Links and limits would silently not work. See the option's description for what it takes.`,
  }
  const words: readonly string[] = facts
  return texts[code].replace(/\{(\d)\}/g, (_, index: string) => words[Number(index)] ?? '')
}
