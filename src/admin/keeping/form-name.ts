import { useDocumentInfo } from '@payloadcms/ui'

type Document = { id?: number | string; collectionSlug?: string; globalSlug?: string }

/** `letters/ID`, `letters/new`, `global/alliance`. */
export const nameOfForm = ({ id, collectionSlug, globalSlug }: Document): string =>
  collectionSlug === undefined ? `global/${globalSlug}` : `${collectionSlug}/${id ?? 'new'}`

/** The name of the form that the component stands in. */
export const useFormName = (): string => nameOfForm(useDocumentInfo())
