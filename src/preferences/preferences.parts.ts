export {
  PreferencesAcceptAll as AcceptAll,
  PreferencesClose as Close,
  PreferencesContent as Content,
  PreferencesDescription as Description,
  PreferencesOverlay as Overlay,
  PreferencesPortal as Portal,
  PreferencesRejectAll as RejectAll,
  PreferencesRoot as Root,
  PreferencesSave as Save,
  PreferencesTitle as Title,
  PreferencesTrigger as Trigger,
} from './Preferences.js'
