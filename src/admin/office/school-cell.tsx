import type { DefaultServerCellComponentProps } from 'payload'
import { relatedIds } from '../../content/related-id'
import { formatList } from '../../words/format-dates'
import { namesOfSchools } from './names-of-schools'

/** In lists, the name of a school: Payload's own cell says "<No School>" of each row that was not looked at yet. */
export const SchoolCell = async ({
  cellData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'payload'>) => {
  const names = await namesOfSchools(payload)
  const known = relatedIds(cellData).flatMap((id) => names.get(id) ?? [])
  return <span>{known.length > 0 ? formatList(known, 'en') : '–'}</span>
}
