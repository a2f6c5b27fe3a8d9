// A third back door: what agreements at forms are recorded with. Apart, for the same reason as the second one.
export { AGREEMENT_ACTIONS } from './records/AgreementRecord.js'
export { methodOf } from './methodOf.js'
export { uuidv7 } from './uuidv7.js'
