type SecondFactorRefusal = { code: string; message: string }
export type SecondFactorAnswer<Body> =
  { body: Body; refusal?: undefined } | { body?: undefined; refusal: SecondFactorRefusal }

const unreachable: SecondFactorRefusal = {
  code: 'unreachable',
  message: 'The server could not be reached. Please try again in a moment.',
}

/** `POST /api/users/{path}`, as the person whose session it is. Never throws. */
export const callSecondFactor = async <Body>(
  path: string,
  given: Record<string, string> = {},
): Promise<SecondFactorAnswer<Body>> => {
  try {
    const response = await fetch(`/api/users/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
    })
    const body = (await response.json()) as unknown
    if (response.ok) return { body: body as Body }
    const { code = 'internal', message = 'Something went wrong on our side. Please try again.' } =
      body as Partial<SecondFactorRefusal>
    return { refusal: { code, message } }
  } catch {
    return { refusal: unreachable }
  }
}
