// The chunk for running services and cleaning up: loaded once there is a choice, or something is granted without one.
export { runServices as start } from './runServices.js'
export { hasStarted, loadScript, markLasting, markRan, markRunning, whenStarted } from './scriptRegistry.js'
export { startService } from './startService.js'
