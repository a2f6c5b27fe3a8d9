// The back door: what the ready dialog loads. The front door would bring the parts that only hand-written dialogs use.
export { PreferencesLayer } from './PreferencesLayer.js'
