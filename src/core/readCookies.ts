/** Every value of a cookie in a `Cookie` header or in `document.cookie`: one name can stand there twice. */
export function readCookies(cookies: string, name: string): readonly string[] {
  return cookies
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
