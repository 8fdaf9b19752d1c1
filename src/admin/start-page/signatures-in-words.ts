import { hasLeft, type School } from '../../alliance/schools'
import type { Item } from '../../alliance/item'
import { decisionsAbout, type SignOff } from '../../plugins/approval/records/sign-offs'
import { formatList } from '../../words/format-dates'
import { signingSchools } from './desk'

/**
 * Who has signed this version, and who is still to sign: "Signed: A and B. Still to sign: C." Empty where nobody is
 * named. Schools that have left are waited for no more.
 */
export const signaturesInWords = (
  item: Item,
  signOffs: readonly SignOff[],
  schools: ReadonlyMap<string, School>,
): string => {
  const decided = decisionsAbout(signOffs, item, item.workflow.version)
  const named = signingSchools(item).flatMap((id) => schools.get(id) ?? [])
  const signed = named.filter(({ id }) => decided.get(id)?.decision === 'approve')
  const waiting = named.filter((school) => !decided.has(school.id) && !hasLeft(school))
  const sentence = (beginning: string, of: readonly School[]): string[] =>
    of.length === 0
      ? []
      : [
          `${beginning}: ${formatList(
            of.map(({ name }) => name),
            'en',
          )}.`,
        ]
  return [...sentence('Signed', signed), ...sentence('Still to sign', waiting)].join(' ')
}
