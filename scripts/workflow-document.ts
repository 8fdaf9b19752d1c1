import {
  stateLabels,
  states,
  systemSteps,
  transitions,
  type By,
  type State,
  type Transition,
} from '../src/plugins/approval/states'
import { drawWorkflow } from './draw-workflow'

/** What a project's document says of its own people. */
export type WorkflowWords = {
  /** Who may act, in the project's words. */
  who: Record<By, string>
  /** Further paragraphs, in Markdown, after the table. */
  notes: readonly string[]
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const code = (text: string): string => `\`${text}\``
const listed = (all: readonly string[]): string => all.map(code).join(', ')

const fromCell = ({ from }: Transition): string => (typeof from === 'string' ? from : listed(from))

/** Where a verb leads, and where it leads when it is the last that was needed. */
const toCell = ({ verb, to }: Transition): string => {
  const further = systemSteps.filter(({ after }) => after === verb).map((step) => code(step.to))
  return further.length > 0 ? `${code(to)}; with the last signature ${further.join(' or ')}` : code(to)
}

const verbRow = (transition: Transition, { who }: WorkflowWords): string => {
  const { verb, by, needs, meaning } = transition
  const call = code(`POST /api/{collection}/{id}/${verb}`)
  const body = needs.length > 0 ? listed(needs) : '–'
  return row(code(verb), call, who[by], fromCell(transition), toCell(transition), body, meaning)
}

const stepRow = (to: State, from: readonly State[], when: string, meaning: string): string =>
  row('–', 'the system', when, from.length > 0 ? listed(from) : '–', code(to), '–', meaning)

/** The workflow as a Markdown document: one drawing and one table, both from the tables in src/plugins/approval/states.ts. */
export const workflowDocument = (words: WorkflowWords): string =>
  [
    '# The workflow',
    '<!-- Made by `npm run generate` from src/plugins/approval/states.ts. Change that file, not this one. -->',
    'A state speaks of the newest version. What is live stays live while a newer version is written, submitted or ' +
      'sent back, until that one is published or somebody withdraws.',
    ['```text', drawWorkflow(), '```'].join('\n'),
    [
      row('verb', 'call', 'who', 'from', 'to', 'needs', 'meaning'),
      row('---', '---', '---', '---', '---', '---', '---'),
      ...transitions.map((transition) => verbRow(transition, words)),
      ...systemSteps.map(({ to, from, when, meaning }) => stepRow(to, from, when, meaning)),
    ].join('\n'),
    'Everybody may call `GET /api/{collection}/{id}/review` who may read the version. A call that is not possible ' +
      'now is answered with 409, one of somebody who may not with 403, of nobody who is signed in with 401.',
    ...words.notes,
    '## The states',
    states.map((state) => `- ${code(state)}: ${stateLabels[state]}`).join('\n'),
    '',
  ].join('\n\n')
