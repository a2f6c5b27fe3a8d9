// Pages that are rendered by the choice of who asks: Next makes them private, caches in between learn by what they differ.
const BY_CHOICE = ['/']

export default {
  headers: async () => BY_CHOICE.map((source) => ({ source, headers: [{ key: 'vary', value: 'Cookie, Sec-GPC' }] })),
}
