// Bundlers replace `process.env.NODE_ENV`; nothing else of Node is used, so nothing else is declared.
declare const process: { readonly env: { readonly NODE_ENV?: string } }
