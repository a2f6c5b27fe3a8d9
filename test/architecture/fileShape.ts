import ts from 'typescript'
import type { SourceFile } from './SourceFile.ts'

const LIMIT = 300
const COMPOUND_LIMIT = 400
const MEDIAN = 75

// Its functions only make sense together: there is no main one to be named after.
const NAMED_AFTER_WHAT_IT_HOLDS = ['browser/scriptRegistry']

// A program is named after its command.
const PROGRAMS = ['cli/fluxconsent']

// Filter lists block requests for files that are named after what these export.
const NAMED_FOR_FILTER_LISTS = /^(ui\/FirstLayer|services\/\w+(Statistics|Conversions|Recordings|Container))$/

/** Files that are longer than one can read at once. A file of parts may be longer than others. */
export function longFiles(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ lines, exports, path }) => lines > (path.endsWith('x') && exports.length > 2 ? COMPOUND_LIMIT : LIMIT))
    .map(({ path, lines }) => `${path} has ${lines} lines`)
}

/** The median length of the files, if it is too high. */
export function longMedian(files: readonly SourceFile[]): readonly string[] {
  const median = files.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(files.length / 2)] ?? 0
  return median > MEDIAN ? [`half of the files have more than ${median} lines`] : []
}

/** Files that are not named after what they export. */
export function wrongNames(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ stem, path, exports, tree }) => {
      const name = stem.slice(stem.lastIndexOf('/') + 1).toLowerCase()
      if (/^(utils?|helpers?|common|misc|shared|lib)$/.test(name)) return true
      // A list of what other files export is named after what it is for.
      if (tree.statements.every(ts.isExportDeclaration)) return false
      if ([...NAMED_AFTER_WHAT_IT_HOLDS, ...PROGRAMS].includes(stem) || NAMED_FOR_FILTER_LISTS.test(stem)) return false
      // A language names its files alike.
      if (path.startsWith('locales/')) return false
      return !exports.map((each) => each.toLowerCase()).some((each) => each.includes(name) || name.includes(each))
    })
    .map(({ path, exports }) => `${path} exports ${exports.join(', ')}`)
}
