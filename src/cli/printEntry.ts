/** Prints an entry as a line of JSON, for whoever collects what the program prints. Rejects when nobody can read it. */
export async function printEntry(type: 'access' | 'request', entry: object): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${JSON.stringify({ type, ...entry })}\n`, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}
