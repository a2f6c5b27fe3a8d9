export { ServiceFacts as Facts } from './ServiceFacts.js'
export {
  ServicesItem as Item,
  ServicesLabel as Label,
  ServicesList as List,
  ServicesSwitch as Switch,
} from './Services.js'
export { SwitchThumb as Thumb } from './SwitchThumb.js'
