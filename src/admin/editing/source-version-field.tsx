import type { TextFieldServerProps } from 'payload'
import { isItemCollection, type Item } from '../../alliance/item'
import { relatedId } from '../../content/related-id'
import { liveVersion, newestVersion } from '../../plugins/approval/versions/versions'
import { SourceVersionChoice, type Choice } from './source-version-choice'

type Data = { item?: { relationTo?: string; value?: unknown } | null; sourceVersion?: string | null }

/** The versions that a translator may have in front of them, by name; of two alike the first counts. */
const choicesOf = async (
  req: TextFieldServerProps['req'],
  { item, sourceVersion }: Data,
): Promise<Choice[]> => {
  const id = relatedId(item?.value)
  if (!id || !item?.relationTo || !isItemCollection(item.relationTo)) return []
  const live = await liveVersion<Item>(req, item.relationTo, id)
  // The item may have been deleted since.
  const newest = await newestVersion<Item>(req, item.relationTo, id).catch(() => undefined)
  const choices = [
    ...(live ? [{ value: live.workflow.version, label: 'The version that is published' }] : []),
    ...(newest ? [{ value: newest.workflow.version, label: 'The newest draft' }] : []),
    ...(sourceVersion ? [{ value: sourceVersion, label: 'The version that it was made of so far' }] : []),
  ]
  return choices.filter(({ value }, at) => choices.findIndex((one) => one.value === value) === at)
}

/** On a translation: which version of the item it translates. */
export const SourceVersionField = async ({ data, field, path, permissions, req }: TextFieldServerProps) => {
  const mayWrite = permissions === true || permissions?.update === true || permissions?.create === true
  const choices = await choicesOf(req, data ?? {})
  const { description } = field.admin ?? {}
  return (
    <SourceVersionChoice
      choices={choices}
      description={typeof description === 'string' ? description : ''}
      label={typeof field.label === 'string' ? field.label : field.name}
      path={path}
      readOnly={!mayWrite}
    />
  )
}
