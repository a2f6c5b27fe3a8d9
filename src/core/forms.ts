// A third back door: what agreements at forms are recorded with. Apart, for the same reason as the second one.
export { agreementTexts } from './records/agreementTexts.js'
export { agreementsKey } from './records/agreementsKey.js'
export { AGREEMENT_EVENT, agreementNews, readAgreements } from './records/readAgreements.js'
export { methodOf } from './methodOf.js'
export { uuidv7 } from './uuidv7.js'
