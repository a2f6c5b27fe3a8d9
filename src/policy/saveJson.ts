/** Hands a value to the person as a file. */
export function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.json`
  link.click()
  // The browser takes the file after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
