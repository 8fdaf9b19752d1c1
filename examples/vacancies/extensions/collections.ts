import type { CollectionConfig } from 'payload'
import { vacancies } from '../vacancy/writing/vacancies'

export const extensionCollections: readonly CollectionConfig[] = [vacancies]
