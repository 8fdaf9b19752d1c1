import type { Kind } from '../../../src/public/public-form'

export const extensionItems = { vacancies: 'vacancy' } as const satisfies Record<string, Kind>
