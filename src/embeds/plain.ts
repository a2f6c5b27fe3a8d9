// The back door for what needs no React: the command line reads the addresses of videos through it.
export { posterSource, type PosterSource } from './posterSource.js'
