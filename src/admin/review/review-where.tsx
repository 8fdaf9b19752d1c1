import type { Item } from '../../alliance/item'
import type { Review } from '../../alliance/review'
import { formatMoment } from '../look/format-moment'

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const placesOf = (item: Item, { required }: Review): string[] => {
  const sites = required.length === 1 ? 'the site of' : 'the sites of'
  return [
    ...(item.channels?.ownSite === false
      ? []
      : [`${sites} ${listed.format(required.map(({ name }) => name))}`]),
    ...(item.channels?.kpsa ? ['the alliance’s shared page'] : []),
  ]
}

const isToCome = (time: string | null | undefined): time is string =>
  Boolean(time) && new Date(time ?? '') > new Date()

const When = ({ item, review: { state } }: { item: Item; review: Review }) => {
  if (state === 'published') return <li>It is published.</li>
  if (state === 'withdrawn') return <li>It was withdrawn, and is on no site.</li>
  if (!isToCome(item.publishAt))
    return <li>It goes live as soon as everybody who must sign has approved it.</li>
  const time = formatMoment(item.publishAt)
  return state === 'scheduled' ? (
    <li>It goes live on {time}.</li>
  ) : (
    <li>Once everybody has approved it, it waits until {time}.</li>
  )
}

/** On which sites it will be, and from when until when. */
export const ReviewWhere = ({ item, review }: { item: Item; review: Review }) => {
  const places = placesOf(item, review)
  const offered = review.receiving.map(({ name }) => name)
  const inPortfolio = item.visibility === 'portfolio'
  return (
    <ul>
      {inPortfolio ? <li>It goes into the school’s evidence portfolio and is on no public page.</li> : null}
      {!inPortfolio && item.item ? <li>It appears wherever the original appears.</li> : null}
      {!inPortfolio && !item.item && places.length > 0 ? <li>It is for {places.join(', and ')}.</li> : null}
      {!inPortfolio && offered.length > 0 ? (
        <li>It is offered to {listed.format(offered)}: there each headteacher decides.</li>
      ) : null}
      <When item={item} review={review} />
      {isToCome(item.withdrawAt) ? <li>It is taken down on {formatMoment(item.withdrawAt)}.</li> : null}
    </ul>
  )
}
