// The back door for what needs no React: the command line writes policies through it.
export { renderPolicy } from './renderPolicy.js'
