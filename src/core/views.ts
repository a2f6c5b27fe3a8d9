// A second back door: what an interface shows of categories and services. It stands apart from `lazy.ts`, because two
// chunks that open one door share a third.
export { categoryView, categoryViews } from './categoryViews.js'
export { formatLifetime } from './formatLifetime.js'
export { itemName } from './itemName.js'
export { localText } from './LocalText.js'
export { regionName } from './regionName.js'
export { serviceView } from './serviceView.js'
