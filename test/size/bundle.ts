import { writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'

/** What a page of an app has to fetch. */
export interface Bundle {
  /** Gzipped bytes of the entry and of all that it imports. */
  readonly eager: number
  /** Gzipped bytes of what is fetched later, by `import()`. */
  readonly lazy: number
  /** What is fetched later, file by file. */
  readonly lazyChunks: readonly SizedChunk[]
  /** The modules of which something is left in the eager part. */
  readonly eagerModules: readonly string[]
  /** The same for what is fetched later. */
  readonly lazyModules: readonly string[]
}

/** One file of a bundle. */
export interface SizedChunk {
  /** Gzipped. */
  readonly bytes: number
  /** Files that have to come with it, because what is in them is needed here and elsewhere. */
  readonly imports: readonly string[]
  readonly modules: readonly string[]
}

interface Chunk {
  readonly file: string
  readonly isEntry: boolean
  readonly code: string
  /** Files of the chunks that come with this one. */
  readonly imports: readonly string[]
  /** Files of the chunks that it may fetch. */
  readonly lazyImports: readonly string[]
  readonly modules: readonly string[]
}

/** A bundler that an app may use. */
export type Bundler = 'esbuild' | 'vite'

// What the app has anyway: React, and what every Vite app with a lazy route gets to load it.
const EXTERNAL = /^(react(-dom)?(\/|$)|@tanstack\/)/
const VITE_LOADER = 'vite-loader'

/** Bundles the code for production as an app would that has the packed package installed. */
export async function bundle(packed: string, code: string, bundler: Bundler): Promise<Bundle> {
  const entry = join(packed, '../../app.js')
  writeFileSync(entry, code)
  const chunks = await (bundler === 'vite' ? bundleWithVite(entry) : bundleWithEsbuild(entry))
  const eager = reached(chunks, ({ imports }) => imports)
  const lazy = reached(chunks, ({ imports, lazyImports }) => [...imports, ...lazyImports]).filter(
    (chunk) => !eager.includes(chunk),
  )
  return {
    eager: gzipped(eager),
    lazy: gzipped(lazy),
    lazyChunks: lazy.map(({ code: text, imports, modules }) => ({ bytes: gzippedSize(text), imports, modules })),
    eagerModules: eager.flatMap(({ modules }) => modules),
    lazyModules: lazy.flatMap(({ modules }) => modules),
  }
}

/** Gzipped bytes of a text. */
export function gzippedSize(text: string): number {
  return gzipSync(text, { level: 9 }).length
}

function gzipped(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzippedSize(code), 0)
}

function reached(chunks: readonly Chunk[], next: (chunk: Chunk) => readonly string[]): readonly Chunk[] {
  const files = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ file }) => file))
  for (const file of files)
    chunks
      .filter((chunk) => chunk.file === file)
      .flatMap(next)
      .forEach((each) => files.add(each))
  return chunks.filter(({ file }) => files.has(file))
}

async function bundleWithEsbuild(entry: string): Promise<readonly Chunk[]> {
  const { outputFiles, metafile } = await esbuild({
    entryPoints: [entry],
    absWorkingDir: dirname(entry),
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['react', 'react-dom', '@tanstack/react-query'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // Without it the paths of our own tsconfig would lead back to src.
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return Object.entries(metafile.outputs).map(([file, output]) => ({
    file,
    isEntry: output.entryPoint !== undefined && basename(output.entryPoint) === basename(entry),
    code: outputFiles.find(({ path }) => path.endsWith(file))?.text ?? '',
    imports: output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
    lazyImports: output.imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path),
    modules: Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  }))
}

async function bundleWithVite(entry: string): Promise<readonly Chunk[]> {
  const built = await vite({
    root: dirname(entry),
    configFile: false,
    logLevel: 'silent',
    // Our tests run in another mode, and Vite would choose the files of packages by it.
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        external: EXTERNAL,
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: { groups: [{ name: VITE_LOADER, test: /preload-helper/ }] } },
      },
    },
  })
  if (!('output' in built)) throw new Error('vite watches, or builds more than one thing')
  return built.output.flatMap((chunk) =>
    chunk.type === 'asset' || chunk.name === VITE_LOADER
      ? []
      : {
          file: chunk.fileName,
          isEntry: chunk.isEntry,
          code: chunk.code,
          imports: chunk.imports,
          lazyImports: chunk.dynamicImports,
          modules: Object.entries(chunk.modules)
            .filter(([, { renderedLength }]) => renderedLength > 0)
            .map(([path]) => path),
        },
  )
}
