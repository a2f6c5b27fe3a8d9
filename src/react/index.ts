export {
  ConsentGate,
  type ConsentGateProps,
  type GateCondition,
  type GateContent,
  type GateNode,
} from './ConsentGate.js'
export { ConsentPixel, type ConsentPixelProps } from './ConsentPixel.js'
export { ConsentProvider, type ConsentProviderProps } from './ConsentProvider.js'
export { ConsentScript, type ConsentScriptProps } from './ConsentScript.js'
export { useCategories, useCategory } from './useCategories.js'
export { useConsent, useConsentActions } from './useConsent.js'
export { useConsentStore, useNonce } from './useConsentStore.js'
export { useDetails } from './useDetails.js'
export { useExplanation } from './useExplanation.js'
export { useGatedStorage } from './useGatedStorage.js'
export type { Gate } from './useGate.js'
export { useGranted } from './useGranted.js'
export { useMessages } from './useMessages.js'
export type { GateMount } from './useMountTime.js'
export { useOnConsentChange } from './useOnConsentChange.js'
export { useRights } from './useRights.js'
export { useService, type GuardedService } from './useService.js'
export type { PermissionChange } from './watchPermissions.js'
