export type { Owned, OwnerScopeOptions } from './options'
export { ownerScopePlugin } from './owner-scope-plugin'
