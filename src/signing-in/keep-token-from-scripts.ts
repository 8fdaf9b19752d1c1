/** Where Payload answers with the session's token, beside the cookie. */
const withToken = /^\/api\/users\/(?:login|me|refresh-token|reset-password)\/?$/i

/**
 * A browser has its token in a cookie that no script can read; so that none can read it from an answer either, it
 * is left out there. Programs, which send no `Sec-Fetch-Site`, get it, for their `Authorization: JWT`.
 */
export const keepTokenFromScripts = async (request: Request, answer: Response): Promise<Response> => {
  if (!request.headers.has('sec-fetch-site') || !withToken.test(new URL(request.url).pathname)) return answer
  if (!answer.ok || !answer.headers.get('content-type')?.includes('application/json')) return answer
  const {
    token: _token,
    refreshedToken: _refreshed,
    ...body
  } = (await answer.json()) as Record<string, unknown>
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return Response.json(body, { status: answer.status, headers })
}
