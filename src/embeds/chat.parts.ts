export {
  ChatAllowAndOpen as AllowAndOpen,
  ChatClose as Close,
  ChatLauncher as Launcher,
  ChatOpenPreferences as OpenPreferences,
  ChatPanel as Panel,
  ChatRoot as Root,
  ChatStatus as Status,
  ChatText as Text,
  ChatTitle as Title,
} from './Chat.js'
