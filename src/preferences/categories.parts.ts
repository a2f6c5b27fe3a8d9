export {
  CategoriesDescription as Description,
  CategoriesDetails as Details,
  CategoriesItem as Item,
  CategoriesLabel as Label,
  CategoriesList as List,
  CategoriesStatus as Status,
  CategoriesSwitch as Switch,
} from './Categories.js'
export { SwitchThumb as Thumb } from './SwitchThumb.js'
