import type { ConsentConfig } from './ConsentConfig.js'

/**
 * Tells the whole program which config it runs on, so that a wrong id is a compile error.
 *
 * @example
 * declare module 'fluxconsent/core' {
 *   interface Register { config: typeof consent }
 * }
 */
// An interface on purpose: only interfaces can be augmented by the app.
export interface Register {}

type Registered = Register extends { readonly config: infer Config } ? Config : ConsentConfig

/** The id of a category of the registered config; `string` while none is registered. */
export type CategoryId = Registered extends ConsentConfig<infer Category, infer _Service> ? Category : string

/** The id of a service of the registered config; `string` while none is registered. */
export type ServiceId = Registered extends ConsentConfig<infer _Category, infer Service> ? Service : string

/** The id of a live chat among them; `string` while no config is registered. */
export type ChatServiceId =
  Registered extends ConsentConfig<infer _Category, infer _Service, infer Chat> ? Chat : string

/** The id of a category or a service: both live in one id space. */
export type ConsentId = CategoryId | ServiceId

/** The registered config, or any while none is registered. */
export type RegisteredConfig = ConsentConfig<CategoryId, ServiceId>
