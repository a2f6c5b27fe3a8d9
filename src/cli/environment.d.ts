// `core` declares for itself the one thing of Node that it uses; beside Node's own types that declaration is theirs.
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: string
  }
}
