export { ConsentDevtools } from './ConsentDevtools.js'
