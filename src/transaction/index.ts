export { forgetReads, inTransaction, isTransient, orClash, readsOf, WriteClash } from './in-transaction'
export { nextMoment } from './moment'
export { actingFor, systemPurpose } from './system-actor'
export { inTurnWithin } from './turns-in-transaction'
