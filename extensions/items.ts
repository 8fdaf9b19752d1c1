import type { Kind } from '../src/public/public-form'

/**
 * The collections of kinds from elsewhere, and what each of their items is called in public. A collection is named as the
 * kind is in addresses: no school may have that name.
 */
export const extensionItems = {} as const satisfies Record<string, Kind>
