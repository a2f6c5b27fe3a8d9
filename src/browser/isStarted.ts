import type { Service } from '../core/index.js'

/**
 * Whether the runner starts a service. What it neither tells nor loads, as a frame or a payment, is there as soon as it
 * is permitted.
 */
export function isStarted({ flow, scripts, consent, onGrant }: Service): boolean {
  return flow !== 'on-use' && (scripts ?? consent ?? onGrant) !== undefined
}
