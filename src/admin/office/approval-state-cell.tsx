import type { DefaultServerCellComponentProps } from 'payload'
import type { Item } from '../../alliance/item'
import { standingInWords } from '../look/standing-in-words'
import { StateLabel } from '../review/state-label'

/** In lists, how an item stands: "Public, newer draft waiting for approval". */
export const ApprovalStateCell = ({ rowData }: Pick<DefaultServerCellComponentProps, 'rowData'>) => {
  const { workflow } = rowData as Partial<Item>
  return <StateLabel state={workflow?.state ?? 'draft'}>{standingInWords(workflow ?? {})}</StateLabel>
}
