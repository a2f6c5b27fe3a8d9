// The front door under the `react-server` condition: all the same, but a gate that cannot leak.
export * from './core/index.js'
export * from './react/index.js'
export { ConsentGate } from './react/ServerConsentGate.js'
