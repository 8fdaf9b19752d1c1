/** A person who is signed in, as far as measuring needs it. */
export type Person = {
  id: string
  headers: Record<string, string>
  get: <Body>(path: string) => Promise<Body>
  post: <Body>(path: string, body?: object) => Promise<Body>
  patch: <Body>(path: string, body: object) => Promise<Body>
}

const call = async <Body>(address: string, init: RequestInit): Promise<Body> => {
  const answer = await fetch(address, init)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${init.method} ${address}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as Body
}

const withBody = (
  method: string,
  body: object | undefined,
  headers: Record<string, string>,
): RequestInit => ({
  method,
  headers: { ...headers, 'Content-Type': 'application/json' },
  body: JSON.stringify(body ?? {}),
})

/** Signs in through Payload's REST. Every call throws where it is not answered with success. */
export const signIn = async (url: string, email: string, password: string): Promise<Person> => {
  const login = withBody('POST', { email, password }, {})
  const { token, user } = await call<{ token: string; user: { id: string } }>(`${url}/api/users/login`, login)
  const headers = { Authorization: `JWT ${token}` }
  return {
    id: user.id,
    headers,
    get: (path) => call(url + path, { method: 'GET', headers }),
    post: (path, body) => call(url + path, withBody('POST', body, headers)),
    patch: (path, body) => call(url + path, withBody('PATCH', body, headers)),
  }
}
