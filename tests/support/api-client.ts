/** What a call was answered with. `body` is parsed JSON where it is JSON, else the text, else undefined. */
export type ApiAnswer<Body = unknown> = { status: number; body: Body; headers: Headers }

export type ApiClient = {
  get<Body = unknown>(path: string, headers?: Record<string, string>): Promise<ApiAnswer<Body>>
  post<Body = unknown>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<Body>>
  patch<Body = unknown>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<Body>>
  put<Body = unknown>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<Body>>
  delete<Body = unknown>(path: string, headers?: Record<string, string>): Promise<ApiAnswer<Body>>
  /** Any other call; redirects are not followed. */
  send<Body = unknown>(path: string, init: RequestInit): Promise<ApiAnswer<Body>>
}

export type SignedInClient = ApiClient & { token: string; userId: string }

/** JSON is any media type that says so (RFC 6839: the suffix +json). */
const isJson = (contentType: string | null) => /^application\/(?:[\w.-]+\+)?json\b/.test(contentType ?? '')

const parse = (text: string, contentType: string | null): unknown => {
  if (text === '') return undefined
  return isJson(contentType) ? (JSON.parse(text) as unknown) : text
}

/** FormData and the like go as they are; anything else is sent as JSON. */
const bodyOf = (body: unknown): Pick<RequestInit, 'body' | 'headers'> => {
  if (body === undefined) return {}
  if (body instanceof FormData || body instanceof URLSearchParams) return { body }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

const clientWith = (url: string, always: Record<string, string>): ApiClient => {
  const send = async <Body>(path: string, init: RequestInit): Promise<ApiAnswer<Body>> => {
    const headers = new Headers(always)
    new Headers(init.headers).forEach((value, name) => headers.set(name, value))
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers })
    const text = await response.text()
    // The caller names the shape that it expects, and its assertions say whether it was right.
    const body = parse(text, response.headers.get('content-type')) as Body
    return { status: response.status, body, headers: response.headers }
  }
  const write =
    (method: string) =>
    <Body>(path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const given = bodyOf(body)
      return send<Body>(path, {
        method,
        body: given.body,
        headers: { ...(given.headers as Record<string, string> | undefined), ...headers },
      })
    }
  return {
    get: <Body>(path: string, headers?: Record<string, string>) => send<Body>(path, { headers }),
    post: write('POST'),
    patch: write('PATCH'),
    put: write('PUT'),
    delete: <Body>(path: string, headers?: Record<string, string>) =>
      send<Body>(path, { method: 'DELETE', headers }),
    send,
  }
}

/** A client that nobody has signed in with. Paths are relative to `url`, and begin with a slash. */
export const anonymous = (url: string): ApiClient => clientWith(url, {})

/** A site client, with its key. */
export const withKey = (url: string, key: string): ApiClient =>
  clientWith(url, { authorization: `Bearer ${key}` })

/** A person with the token of a session. */
export const withToken = (url: string, token: string): ApiClient =>
  clientWith(url, { authorization: `JWT ${token}` })

/**
 * Signs in as a person, through Payload's REST.
 *
 * @throws with status and answer, where that is refused
 */
export const signIn = async (url: string, email: string, password: string): Promise<SignedInClient> => {
  const { status, body } = await anonymous(url).post<{ token?: string; user?: { id: string | number } }>(
    '/api/users/login',
    { email, password },
  )
  if (status !== 200 || !body?.token) {
    throw new Error(`${email} could not sign in: ${status} ${JSON.stringify(body)}`)
  }
  const { token } = body
  return { ...withToken(url, token), token, userId: String(body.user?.id ?? '') }
}
