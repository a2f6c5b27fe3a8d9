export {
  ChatAllowAndOpen as AllowAndOpen,
  ChatClose as Close,
  ChatLauncher as Launcher,
  ChatOpenPreferences as OpenPreferences,
  ChatPanel as Panel,
  ChatStatus as Status,
  ChatText as Text,
  ChatTitle as Title,
} from './Chat.js'
