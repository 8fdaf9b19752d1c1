import { writingKind } from '../../kinds/writing-kinds'
import { beginningOf } from '../../publications/forms/place-item'
import type { PublicItem } from '../../public/public-form'
import type { Fact } from '../../writing-parts/writing-kind'

/** Lists and e-mails have it; where nobody wrote one, it is the beginning of the text, which is there already. */
const summaryOf = ({ summary, text }: PublicItem): Fact => [
  'In lists and e-mails',
  summary === beginningOf(text) ? '' : summary,
]

/** What a reader is told besides the text: dates, places, for whom. Empty ones are left out. */
export const PreviewFacts = ({ document }: { document: PublicItem }) => {
  const facts = [...writingKind(document.kind).facts(document), summaryOf(document)].filter(
    ([, words]) => words !== '',
  )
  if (facts.length === 0) return null
  return (
    <dl className="kpsa-facts">
      {facts.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
