import type { Condition, PermissionSource, RegisteredConfig } from '../core/index.js'
import { gatedItems, type GatedStorage, type GatedStorageOptions } from './gatedItems.js'

/**
 * A gated storage for module level, where no provider is in reach: in memory until one runs with this very config.
 *
 * On a server it keeps nothing at all, because everybody would share it.
 *
 * @example
 * const storage = createGatedStorage(consent, 'functional')
 * const useTheme = create(persist(() => ({ dark: false }), { name: 'theme', storage: createJSONStorage(() => storage) }))
 * storage.onChange(() => void useTheme.persist.rehydrate())
 */
export function createGatedStorage(
  config: RegisteredConfig,
  condition: Condition,
  options: GatedStorageOptions = {},
): GatedStorage {
  const { sources, followers } = config.binding
  const newest = (): PermissionSource | undefined => [...sources].at(-1)
  const storage = gatedItems(config, condition, options, newest)
  let followed: PermissionSource | undefined
  let stop: (() => void) | undefined
  const follow = (): void => {
    if (newest() === followed) return
    stop?.()
    followed = newest()
    stop = followed && storage.start()
  }
  if (typeof document !== 'undefined') {
    followers.add(follow)
    follow()
  }
  return storage
}
