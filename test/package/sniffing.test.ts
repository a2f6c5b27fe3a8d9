import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

/** The files of the package with something in them that the pattern finds. */
function filesWith(pattern: RegExp): readonly string[] {
  const dist = join(inject('packed'), 'dist')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  expect(files.length).toBeGreaterThan(100)
  return files.filter((file) => pattern.test(readFileSync(join(dist, file), 'utf8')))
}

test('R121 no file of the package asks which browser it is in, or whether somebody automates it', () => {
  const sniffing = /userAgent|webdriver|navigator\.(vendor|platform|product)|appVersion|callPhantom|HeadlessChrome/i
  expect(filesWith(sniffing)).toEqual([])
})

test('R98 no file of the package draws on a canvas, makes sound or asks for fonts, which tells devices apart', () => {
  const drawing =
    /getContext|getImageData|toDataURL|convertToBlob|webgl|AudioContext|createOscillator|createAnalyser|document\.fonts|FontFace|queryLocalFonts|measureText/
  // Development only: one pixel of one colour, to read how light it is. No text, no shape, nothing that differs.
  expect(filesWith(drawing)).toEqual(['parts/prominenceProblems.js'])
})
