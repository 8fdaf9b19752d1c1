import type { DescribedRoute } from './described-route'
import { readingKinds } from '../../kinds/reading-kinds'
import { widgetKinds } from '../../kinds/widget-kinds'
import type { ReadingKind } from '../../page-parts/reading-kind'
import { publicSiteSchema } from '../../public/public-form'
import { capitalised } from '../../words/capitalised'
import { changesShape, listShapes, searchShape, sitesShape } from '../v1/answer-shapes'
import { describedSubscriptions } from './described-subscriptions'
import { changesQuery, itemQueryOf, listQueryOf, noQuery, searchQuery } from '../v1/query'

const pages = '`next` is the address of the next page, and null on the last one.'

const orderOf = ({ takesPlace }: ReadingKind): string =>
  takesPlace ? 'Soonest first, from today (London time) unless `from` is given.' : 'Newest first.'

const ofKind = (kind: ReadingKind): DescribedRoute[] => [
  {
    operationId: `list${capitalised(kind.plural)}`,
    path: `/v1/sites/{site}/${kind.plural}`,
    route: '/v1/sites/:site/:kinds',
    tag: 'Content',
    summary: `The ${kind.plural} of a site`,
    description: `${orderOf(kind)} ${pages}`,
    query: listQueryOf(kind),
    answer: { shape: listShapes.get(kind.kind) ?? kind.shape },
    problems: ['invalid-cursor', 'not-found'],
    takesKey: true,
  },
  {
    operationId: `get${capitalised(kind.kind)}`,
    path: `/v1/sites/{site}/${kind.plural}/{slug}`,
    route: '/v1/sites/:site/:kinds/:slug',
    tag: 'Content',
    summary: `One ${kind.oneInWords}`,
    description: '410 once it was withdrawn: remove your copy. 404 where it never was public.',
    query: itemQueryOf(kind),
    answer: { shape: kind.shape },
    problems: ['not-found', 'gone'],
    takesKey: true,
  },
]

/** The elements of the widget, as in English: 'a, b and c'. */
const elements = new Intl.ListFormat('en-GB').format(
  widgetKinds.map(({ section }) => `\`<kpsa-${section.plural}>\``),
)

export const describedRoutes: DescribedRoute[] = [
  {
    operationId: 'listSites',
    path: '/v1/sites',
    route: '/v1/sites',
    tag: 'Sites',
    summary: 'All sites',
    description: 'The schools, and the alliance’s shared page.',
    query: noQuery,
    answer: { shape: sitesShape },
    problems: [],
    takesKey: true,
  },
  {
    operationId: 'getSite',
    path: '/v1/sites/{site}',
    route: '/v1/sites/:site',
    tag: 'Sites',
    summary: 'One site',
    description: 'Its name, languages, contact details, colours and logo.',
    query: noQuery,
    answer: { shape: publicSiteSchema },
    problems: ['not-found'],
    takesKey: true,
  },
  ...readingKinds.flatMap(ofKind),
  {
    operationId: 'search',
    path: '/v1/sites/{site}/search',
    route: '/v1/sites/:site/search',
    tag: 'Content',
    summary: 'What is found on a site',
    description:
      'Items that have all the words, in whatever language; where none has all of them, those that have some. A word ' +
      'finds what begins with it, and longer ones are found in spite of a slip. Words in titles count most, and among ' +
      `equals the newest items come first. \`language\` prefers a language and hides nothing. ${pages}`,
    query: searchQuery,
    answer: { shape: searchShape },
    problems: ['invalid-cursor', 'not-found'],
    takesKey: true,
  },
  {
    operationId: 'listChanges',
    path: '/v1/sites/{site}/changes',
    route: '/v1/sites/:site/changes',
    tag: 'Keeping a copy',
    summary: 'Every change of a site',
    description:
      'Begin without `after`, apply each change by `id` with `language`, and keep the last `next`. While `more` is ' +
      'true, ask again at once; afterwards whenever you like. Following it rebuilds the site exactly. Where a cursor ' +
      'is refused (400, `invalid-cursor`), begin again with an empty copy.',
    query: changesQuery,
    answer: { shape: changesShape },
    problems: ['invalid-cursor', 'not-found'],
    takesKey: true,
  },
  ...describedSubscriptions,
  {
    operationId: 'getWidget',
    path: '/embed/v1.js',
    route: '/embed/v1.js',
    tag: 'Widget',
    summary: 'The widget',
    description: `A script with the elements ${elements}. Parameters are ignored.`,
    query: noQuery,
    answer: { mediaType: 'text/javascript' },
    problems: [],
    takesKey: false,
  },
  {
    operationId: 'getDescription',
    path: '/v1/openapi.json',
    route: '/v1/openapi.json',
    tag: 'This description',
    summary: 'This description',
    description: 'OpenAPI 3.1.',
    query: noQuery,
    answer: { mediaType: 'application/json' },
    problems: ['not-acceptable'],
    takesKey: false,
  },
  {
    operationId: 'getDocumentation',
    path: '/v1/docs',
    route: '/v1/docs',
    tag: 'This description',
    summary: 'This description as a page',
    query: noQuery,
    answer: { mediaType: 'text/html' },
    problems: [],
    takesKey: false,
  },
]
