import { audienceLabels, eventCategoryLabels, eventStatusLabels, involvementLabels } from '../../words/labels'
import { ruleInWords } from '../../words/recurrence-words'

/** Words for the values of fields with a fixed list. */
const valueLabels: Record<string, Record<string, string>> = {
  audience: audienceLabels,
  category: eventCategoryLabels,
  status: eventStatusLabels,
  involvement: involvementLabels,
}

const partLabels: Record<string, string> = {
  ownSite: 'Own site',
  kpsa: 'The alliance’s shared page',
  schools: 'Offered to',
  blockType: 'Section',
}

/** `replyBy` → "Reply by". */
export const partInWords = (name: string): string =>
  partLabels[name] ??
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export const valueInWords = (field: string, value: string): string =>
  field === 'recurrence' ? ruleInWords(value) : (valueLabels[field]?.[value] ?? value)
