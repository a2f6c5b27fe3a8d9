import type { Import, SourceFile } from './SourceFile.ts'

const NO_PACKAGE = /^$/
const STORE = /^zustand\/vanilla$/
const SERVER = /^(hono(\/[\w-]+)?|@hono\/node-server|@electric-sql\/pglite|node:(http|fs\/promises|os|path))$/
const REACT = /^(react|react-dom)$/
const REACT_AND_STORE = /^(react|react-dom|zustand\/vanilla)$/

/** Imports go down only, and siblings on a floor never meet. */
const FOLDERS: Record<string, { readonly floor: number; readonly packages: RegExp }> = {
  core: { floor: 0, packages: STORE },
  locales: { floor: 1, packages: NO_PACKAGE },
  services: { floor: 1, packages: NO_PACKAGE },
  browser: { floor: 1, packages: NO_PACKAGE },
  server: { floor: 1, packages: SERVER },
  react: { floor: 2, packages: REACT_AND_STORE },
  parts: { floor: 2, packages: REACT },
  ui: { floor: 3, packages: REACT },
  preferences: { floor: 3, packages: /^(react|radix-ui\/(dialog|switch))$/ },
  policy: { floor: 3, packages: REACT },
  embeds: { floor: 3, packages: REACT },
  devtools: { floor: 4, packages: REACT },
  testing: { floor: 4, packages: REACT },
  cli: { floor: 4, packages: /^(node:|pg$)/ },
  remote: { floor: 3, packages: /^(react|@tanstack\/react-query)$/ },
}

// On the last floor the headless API has to be enough. A back door is what is loaded after the first paint.
const API_FLOOR = 3
const API = [
  'index',
  'core/index',
  'core/lazy',
  'core/codec',
  'core/views',
  'core/forms',
  'core/vendors',
  'core/records/index',
  'core/rights',
  'browser/index',
  'browser/lazy',
  'parts/index',
  'parts/lazy',
  'parts/checks',
]

// The dialog is fetched when somebody wants it.
const LAZY_SIBLINGS = ['ui -> preferences/lazy']

// What the files beside the folders gather.
const DOORS: Record<string, readonly string[]> = {
  index: ['core/index', 'react/index'],
  'index.react-server': ['core/index', 'react/index', 'react/ServerConsentGate'],
  page: ['core/index', 'browser/index'],
}

/** Imports that lead up, sideways, past a door, or to a package that the folder has no use for. */
export function wrongImports(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((found) => {
      const reason = reasonAgainst(file, found)
      return reason === null ? [] : [`${file.path} imports ${found.specifier}: ${reason}`]
    }),
  )
}

function reasonAgainst({ stem }: SourceFile, { specifier, target, lazy }: Import): string | null {
  const from = folderOf(stem)
  if (target === null) return FOLDERS[from]?.packages.test(specifier) ? null : 'not a package for this folder'
  if (!specifier.endsWith('.js')) return 'it does not end in .js'
  if (from === '') return DOORS[stem]?.includes(target) ? null : 'not what this door gathers'
  if (from === folderOf(target)) return null
  if (lazy && LAZY_SIBLINGS.includes(`${from} -> ${target}`)) return null
  const floor = floorOf(from)
  if (floor > API_FLOOR && target === 'index') return null
  if (floor === API_FLOOR) return API.includes(target) ? null : 'not part of the headless API'
  if (!(floorOf(folderOf(target)) < floor)) return 'it does not lead down'
  return /^(locales\/[\w-]+\/index|\w+\/(index|lazy|checks|views|plain|vendors|first|codec))$/.test(target)
    ? null
    : 'it leads past the door'
}

function floorOf(folder: string): number {
  return FOLDERS[folder]?.floor ?? NaN
}

function folderOf(stem: string): string {
  return stem.includes('/') ? stem.slice(0, stem.indexOf('/')) : ''
}
