/** The names of the cookies that scripts of this page can see; one name can stand there twice. */
export function cookieNames(): readonly string[] {
  return document.cookie.split(/;\s*/).flatMap((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : []))
}
