import type { Service } from './Service.js'

/** Whether data leaves for somebody's own ends: what opt-out signals and "do not sell or share" are about. */
export function shares({ sharing = 'none' }: Service): boolean {
  return sharing !== 'none'
}

/** Whether it uses data that the law calls sensitive. */
export function isSensitive({ sensitive = false }: Service): boolean {
  return sensitive
}
