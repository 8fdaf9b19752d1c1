import { expect } from 'vitest'
import { anonymous, type ApiAnswer } from '../support/api-client'
import { password, type Alliance, type AllianceSchool } from '../support/small-alliance'
import { bodyOf } from '../support/items-over-rest'

export type Refusal = { code?: string; message?: string; errors?: { message: string; data?: unknown }[] }

/** Status and code, for comparing at one glance. */
export const refusalOf = ({ status, body }: ApiAnswer): [number, string | undefined] => [
  status,
  (body as Refusal | undefined)?.code,
]

let made = 0

/** An account of its own for one test, as the administrator makes it. */
export const newPerson = async (
  { admin }: Alliance,
  school: AllianceSchool,
  roles: string[] = ['editor'],
): Promise<{ id: string; email: string }> => {
  const email = `person-${(made += 1)}@${school.slug}.test`
  const answer = await admin.post<{ doc: { id: string } }>('/api/users?depth=0', {
    email,
    name: `Person ${made}`,
    password,
    schools: [{ school: school.id, roles }],
  })
  return { id: bodyOf(answer, 201).doc.id, email }
}

export const tryToSignIn = (url: string, email: string, given: string, headers?: Record<string, string>) =>
  anonymous(url).post<Refusal & { token?: string; secondFactor?: string | null }>(
    '/api/users/login',
    { email, password: given },
    headers,
  )

/** The newest message to somebody, as the demonstration's outbox shows it. */
export const newestMessageTo = async (url: string, email: string): Promise<string | undefined> => {
  const { status, body } = await anonymous(url).get<string>('/demo/mail')
  expect(status).toBe(200)
  return body.split('<article>').find((message) => message.includes(`To ${email},`))
}
