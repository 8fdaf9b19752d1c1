import type { Content } from '../../../content/plain-content'
import { relatedIds } from '../../../content/related-id'
import { formatDate } from '../../../words/format-dates'
import { involvementLabels } from '../../../words/labels'
import { datedForm } from '../../../writing-parts/dated-form'
import { labelled } from '../../../writing-parts/labelled'
import { dayOf, rowsOf, strings, text } from '../../../writing-parts/written-values'
import type { WritingKind } from '../../../writing-parts/writing-kind'
import type { PublicEvidence } from '../shape'
import { loadFramework, type Framework } from './framework'

const fieldsOf = (content: Content, framework: Framework | undefined) => {
  const objectives = framework?.objectives ?? []
  const kpis = objectives.flatMap((objective) => objective.kpis ?? [])
  return {
    date: dayOf(content.date),
    framework: { key: framework?.key ?? '', name: framework?.name ?? '' },
    objectives: strings(content.objectives).map((code) => ({
      code,
      title: objectives.find((objective) => objective.code === code)?.title ?? '',
    })),
    kpis: strings(content.kpis).map((code) => ({
      code,
      text: kpis.find((kpi) => kpi.code === code)?.text ?? '',
    })),
    involvement: strings(content.involvement),
    impact: text(content.impact),
  }
}

/** Evidence, as it is written. */
export const evidenceWriting: WritingKind<PublicEvidence> = {
  kind: 'evidence',
  richText: { field: 'narrative', name: 'The narrative' },
  hasSources: true,
  ownForm: async (req, content) => {
    const framework = await loadFramework(req, content.framework)
    return () => ({
      ...datedForm(content),
      sources: rowsOf(content.sources).flatMap(({ item, version }) =>
        relatedIds((item as { value?: unknown } | undefined)?.value).map((id) => ({
          id,
          version: text(version),
        })),
      ),
      fields: fieldsOf(content, framework),
    })
  },
  problems: ({ objectives }) =>
    (objectives as unknown[] | undefined)?.length === 0
      ? [{ code: 'no-objective', message: 'No objective is chosen for this evidence.', blocking: false }]
      : [],
  facts: (evidence) => [
    ['Date', evidence.date && formatDate(evidence.date, 'en')],
    ['Framework', evidence.framework.name],
    ['Objectives', evidence.objectives.map(({ code, title }) => `${code} ${title}`.trim()).join('; ')],
    ['Indicators', evidence.kpis.map(({ code, text: words }) => `${code} ${words}`.trim()).join('; ')],
    ['Involvement', evidence.involvement.map((value) => labelled(involvementLabels, value)).join(', ')],
    ['Impact', evidence.impact],
    ['Rests on', evidence.sources.map(({ title }) => title).join(', ')],
  ],
}
