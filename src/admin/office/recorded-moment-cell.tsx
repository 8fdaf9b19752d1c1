import type { DefaultServerCellComponentProps } from 'payload'
import { formatMoment } from '../look/format-moment'

/** In lists, a time as the clocks of the United Kingdom show it, wherever the browser is. */
export const RecordedMomentCell = ({ cellData }: Pick<DefaultServerCellComponentProps, 'cellData'>) => {
  const at: unknown = cellData
  if (at instanceof Date) return <span>{formatMoment(at.toISOString())}</span>
  return <span>{typeof at === 'string' && at !== '' ? formatMoment(at) : '–'}</span>
}
