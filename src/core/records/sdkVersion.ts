/** The version of this package, as records name it. */
export const sdkVersion = '0.1.0'
