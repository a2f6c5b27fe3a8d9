import type { SourceFile } from './SourceFile.ts'

/** What of the imports a path through the graph may follow. */
interface Follow {
  /** Follows `import()` too. */
  readonly lazy: boolean
}

/** The packages that the files of a folder, or one file, lead to, each with the way there. */
export function packagesReachedFrom(
  files: readonly SourceFile[],
  start: string,
  { lazy }: Follow,
): ReadonlyMap<string, string> {
  const byStem = new Map(files.map((file) => [file.stem, file]))
  const ways = new Map(
    files.filter(({ stem }) => stem === start || stem.startsWith(`${start}/`)).map((file) => [file.stem, file.path]),
  )
  const packages = new Map<string, string>()
  for (const [stem, way] of ways) {
    for (const found of byStem.get(stem)?.imports ?? []) {
      if (found.typeOnly || (found.lazy && !lazy)) continue
      if (found.target === null) packages.set(found.specifier, way)
      else if (!ways.has(found.target)) ways.set(found.target, `${way} > ${found.target}`)
    }
  }
  return packages
}

/** The circles in the imports, types included, each once. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const byStem = new Map(files.map((file) => [file.stem, file]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (stem: string, way: readonly string[]): void => {
    if (way.includes(stem)) found.push([...way.slice(way.indexOf(stem)), stem].join(' > '))
    if (done.has(stem)) return
    done.add(stem)
    for (const { target } of byStem.get(stem)?.imports ?? []) if (target !== null) visit(target, [...way, stem])
  }
  for (const { stem } of files) visit(stem, [])
  return found
}
