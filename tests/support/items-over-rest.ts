import { expect } from 'vitest'
import type { PublicItem } from '../../src/public/public-form'
import type { Review } from '../../src/alliance/review'
import { richText } from './lexical-json'
import type { ApiAnswer, ApiClient } from './api-client'

/** What the REST API says of an error: its stable code and a sentence. */
export type Refusal = { code?: string; message?: string }

export type Stored = {
  id: string
  slug: string
  title: string
  school: string
  _status: string
  workflow: { state: string; version: string; publishedVersion: string | null }
} & Record<string, unknown>

/** What identifies a school's people here: a part of small-alliance's schools. */
type Signing = { id: string; head: ApiClient; editor: ApiClient }

export { paragraph, richText, textNode } from './lexical-json'

const said = ({ status, body }: ApiAnswer) => `${status} ${JSON.stringify(body)?.slice(0, 500)}`

/** The answer's body, where it has the status that was expected. */
export const bodyOf = <Body>(answer: ApiAnswer<Body>, status = 200): Body => {
  expect(answer.status, said(answer)).toBe(status)
  return answer.body
}

/** Status and stable code of a refusal, for `toEqual([409, 'wrong-state'])`. */
export const refusalOf = (answer: ApiAnswer<unknown>): [number, string | undefined] => [
  answer.status,
  (answer.body as Refusal | undefined)?.code,
]

export const create = async (client: ApiClient, collection: string, data: object): Promise<Stored> =>
  bodyOf(await client.post<{ doc: Stored }>(`/api/${collection}?depth=0`, data), 201).doc

export const edit = async (
  client: ApiClient,
  collection: string,
  id: string,
  data: object,
): Promise<Stored> =>
  bodyOf(await client.patch<{ doc: Stored }>(`/api/${collection}/${id}?depth=0`, data)).doc

export const act = (client: ApiClient, collection: string, id: string, verb: string, body: object = {}) =>
  client.post<Review & Refusal>(`/api/${collection}/${id}/${verb}`, body)

export const reviewOf = async (client: ApiClient, collection: string, id: string): Promise<Review> =>
  bodyOf(await client.get<Review>(`/api/${collection}/${id}/review`))

export const submit = async (client: ApiClient, collection: string, id: string): Promise<Review> =>
  bodyOf(await act(client, collection, id, 'submit'))

/** Submits as the editor and approves as the headteacher: published, where nobody else must sign. */
export const publish = async (
  school: Signing,
  collection: string,
  id: string,
  extra: object = {},
): Promise<Review> => {
  const { version } = await submit(school.editor, collection, id)
  return bodyOf(await act(school.head, collection, id, 'approve', { version, ...extra }))
}

export const letterOf = (school: { id: string }, data: object = {}) => ({
  title: 'Sports day',
  school: school.id,
  body: richText('Please bring a hat.'),
  ...data,
})

/** The client of the school's website, with the key that is told once. */
export const newSiteClient = async (school: Signing): Promise<{ id: string; key: string }> => {
  const { doc, key } = bodyOf(
    await school.head.post<{ doc: { id: string }; key: string }>('/api/site-clients', {
      name: 'Website',
      school: school.id,
      enabled: true,
    }),
    201,
  )
  return { id: doc.id, key }
}

/** A letter that is published: what it is, and the version that went live. */
export const publishedLetter = async (
  school: Signing,
  data: object = {},
): Promise<Stored & { version: string }> => {
  const letter = await create(school.editor, 'letters', letterOf(school, data))
  const { version, state } = await publish(school, 'letters', letter.id)
  expect(state).toBe('published')
  return { ...letter, version }
}

/** An item as the public sees it on a site; undefined with 404 and 410. */
export const shownOn = async (
  visitor: ApiClient,
  site: string,
  kinds: string,
  slug: string,
  query = '',
): Promise<PublicItem | undefined> => {
  const answer = await visitor.get<PublicItem>(`/v1/sites/${site}/${kinds}/${slug}${query}`)
  if (answer.status === 404 || answer.status === 410) return undefined
  return bodyOf(answer)
}

/** Titles of what a site lists. */
export const titlesOn = async (visitor: ApiClient, site: string, kinds: string): Promise<string[]> =>
  bodyOf(
    await visitor.get<{ items: PublicItem[] }>(
      `/v1/sites/${site}/${kinds}?limit=100${kinds === 'events' ? '&from=2000-01-01' : ''}`,
    ),
  ).items.map(({ title }) => title)

const redDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** A picture of one red dot, uploaded by the school's editor. */
export const uploadPicture = async (
  school: Signing,
  data: object = {},
): Promise<{ id: string; filename: string }> => {
  const form = new FormData()
  form.append('file', new Blob([redDot], { type: 'image/png' }), 'dot.png')
  form.append('_payload', JSON.stringify({ alt: 'A red dot', school: school.id, ...data }))
  const answer = await school.editor.post<{ doc: { id: string; filename: string } }>('/api/media', form)
  return bodyOf(answer, 201).doc
}
