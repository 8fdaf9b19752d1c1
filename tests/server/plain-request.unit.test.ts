import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { inPlainForm, plainAddress } from '../../src/server/requests/plain-request'

describe('the one spelling of an address', () => {
  it.each([
    ['/', '/'],
    ['/?a=%2F..&b=\\', '/?a=%2F..&b=\\'],
    ['*', '*'],
    ['/v1/sites/comberto%6E/letters/', '/v1/sites/comberton/letters/'],
    ['/schools/x/letters/%d8%ae%d8%b7', '/schools/x/letters/%D8%AE%D8%B7'],
    ['/media/50%25%20off%3f%7e.jpg', '/media/50%25%20off%3F~.jpg'],
    ['/media/a..b/.well-known/...', '/media/a..b/.well-known/...'],
    ["/v1/a;b=c,d@e:f!$&'()*+[1]|", "/v1/a;b=c,d@e:f!$&'()*+[1]|"],
    ['/api/users/%256cogin', '/api/users/%256cogin'],
    ['http://school.example', '/'],
    ['http://school.example?a=b', '/?a=b'],
    ['HTTPS://school.example:8443/V1/x?y', '/V1/x?y'],
  ])('of %s is %s', (sent, plain) => {
    expect(plainAddress(sent).address).toBe(plain)
  })

  it.each([
    ['/v1/./sites', '/v1/%'],
    ['/api/%2E%2e/users', '/api/%'],
    ['/media/..%2f..%2fpackage.json', '/media/%'],
    ['/api/../v1/sites', '/api/%'],
    ['/schools/comberton/%', '/%'],
    ['/schools/x/%D8', '/%'],
    ['//v1/sites', '/%'],
    ['/v1/sites?a#b', '/v1/%'],
    ['/a\\b', '/%'],
    ['/v1/%5cb', '/v1/%'],
    ['/v1/a%7Fb', '/v1/%'],
    ['/api', '/api'],
    ['v1/sites', '/%'],
    ['ftp://school.example/', '/%'],
    ['http://a@school.example/v1/sites', '/%'],
    ['', ''],
  ])('of %s is %s, which everybody refuses', (sent, plain) => {
    expect(plainAddress(sent).address).toBe(plain)
  })
})

describe('the host', () => {
  const hostOf = (trusted: number, url: string, headers: Record<string, string>): unknown => {
    let seen: unknown[] = []
    const settings = { trustProxy: trusted, trustForwardedHost: trusted > 0 }
    inPlainForm(settings, (request) => {
      seen = [request.headers.host, request.headers['x-forwarded-host']]
    })({ url, headers } as unknown as IncomingMessage, {} as ServerResponse)
    return seen
  }

  it.each([
    ['Host, where no other is trusted', 0, '/', { host: 'a', 'x-forwarded-host': 'b' }, ['a', 'a']],
    ['Host, where there is no other', 1, '/', { host: 'a' }, ['a', undefined]],
    ['that of the address, in absolute form', 0, 'http://b:1/', { host: 'a' }, ['b:1', undefined]],
    ['what the one proxy said', 1, '/', { host: 'a', 'x-forwarded-host': 'evil, b' }, ['b', 'b']],
    ['what the outer of two said', 2, '/', { host: 'a', 'x-forwarded-host': 'evil, b, c' }, ['b', 'b']],
    ['what there is, where there is less', 2, '/', { host: 'a', 'x-forwarded-host': ' b ,' }, ['b', 'b']],
    ['Host, where the other is empty', 1, '/', { host: 'a', 'x-forwarded-host': ' , ' }, ['a', 'a']],
  ] as const)('is %s', (_what, trusted, url, headers, seen) => {
    expect(hostOf(trusted, url, headers)).toEqual(seen)
  })
})
