import type { PublicationStore } from './publication-store'

/**
 * The store for this DATABASE_URI. Only the driver that is needed is loaded: the delivery role starts faster and
 * stays smaller.
 * @throws where the scheme is neither `file:`, `mongodb:` nor `mongodb+srv:`
 */
export const storeFor = async (databaseUri: string): Promise<PublicationStore> => {
  const scheme = /^([a-z0-9+.-]+:)/i.exec(databaseUri)?.[1]?.toLowerCase()
  switch (scheme) {
    case 'file:':
      return (await import('./sqlite-store')).sqliteStore(databaseUri)
    case 'mongodb:':
    case 'mongodb+srv:':
      return (await import('./mongo-store')).mongoStore(databaseUri)
    default:
      throw new Error('DATABASE_URI must begin with file:, mongodb:// or mongodb+srv://.')
  }
}
