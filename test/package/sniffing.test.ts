import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

test('R121 no file of the package asks which browser it is in, or whether somebody automates it', () => {
  const dist = join(inject('packed'), 'dist')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  expect(files.length).toBeGreaterThan(100)
  const sniffing = files.filter((file) =>
    /userAgent|webdriver|navigator\.(vendor|platform|product)|appVersion|callPhantom|HeadlessChrome/i.test(
      readFileSync(join(dist, file), 'utf8'),
    ),
  )
  expect(sniffing).toEqual([])
})
