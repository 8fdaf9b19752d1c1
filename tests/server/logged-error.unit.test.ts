import { MongoServerError } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/problems/errors'
import { errorAsText, framesOf, loggedError } from '../../src/settings/logged-error'
import { PlainError } from '../../src/problems/plain-error'

const secret = 'Zzyzxmark'
const withAll = (error: Error, more: object): Error => Object.assign(error, more)

const failing: [what: string, error: unknown][] = [
  [
    'Drizzle, with statement and values everywhere',
    withAll(new Error(`Failed query: insert into "users"\nparams: ${secret},a@b.test`), {
      query: 'insert into "users"',
      params: [secret],
      cause: withAll(new Error(`SQLITE_CONSTRAINT: ${secret}`), { code: 'SQLITE_CONSTRAINT', rawCode: 19 }),
    }),
  ],
  [
    'MongoDB, with the value that is there twice',
    new MongoServerError({
      message: `E11000 duplicate key error collection: kpsa.users dup key: { email: "${secret}@b.test" }`,
      code: 11000,
      keyValue: { email: `${secret}@b.test` },
      writeErrors: [{ op: { email: secret } }],
      errInfo: { document: secret },
    }),
  ],
  [
    'nodemailer, with recipients',
    withAll(new Error(`Can't send mail: 550 <${secret}@b.test>`), {
      code: 'EENVELOPE',
      responseCode: 550,
      command: 'RCPT TO',
      response: `550 <${secret}@b.test>`,
      rejected: [`${secret}@b.test`],
      rejectedErrors: [new Error(secret)],
    }),
  ],
  [
    'S3, with the name of a file',
    withAll(new Error(`The key ${secret}.webp does not exist.`), {
      name: 'NoSuchKey',
      Key: `${secret}.webp`,
      $metadata: { httpStatusCode: 404 },
    }),
  ],
  [
    'a file system, with a path',
    withAll(new Error(`ENOENT: no such file or directory, open '/media/${secret}.webp'`), {
      code: 'ENOENT',
      syscall: 'open',
      path: `/media/${secret}.webp`,
    }),
  ],
  ['JSON, with what was sent', new SyntaxError(`Unexpected token 'Z', "${secret}" is not valid JSON`)],
  ['several at once', new AggregateError([new Error(secret), new Error(secret)], secret)],
  ['a refusal with a detail', new ProblemError('cannot-store', `“${secret}” cannot be stored.`)],
  ['an error with a name of its own', withAll(new Error(secret), { name: `Error of ${secret}` })],
  [
    'codes that are none',
    withAll(new Error(secret), { code: secret, syscall: secret, codeName: `${secret} x` }),
  ],
  ['no error at all', secret],
  ['an object', { message: secret }],
]

describe('what is told of an error', () => {
  it.each(failing)('of %s is nothing that was typed', (_what, error) => {
    for (const told of [JSON.stringify(loggedError(error)), errorAsText(error)]) {
      expect(told).not.toContain(secret)
      expect(told).not.toMatch(/@b\.test|insert into/)
    }
  })

  it('is what it takes to find it', () => {
    const [drizzle, mongo, mail, s3, file, json] = failing.map(([, error]) => loggedError(error))
    expect(drizzle).toMatchObject({ type: 'Error', cause: { code: 'SQLITE_CONSTRAINT' } })
    expect(drizzle?.stack).toMatch(/^ {4}at .*tests\/server\/logged-error\.unit\.test\.ts:\d+:\d+\)?$/m)
    expect(drizzle?.stack).not.toContain(process.cwd())
    expect(mongo).toMatchObject({
      type: 'MongoServerError',
      code: 11000,
      message: 'E11000 duplicate key error',
    })
    expect(mail).toMatchObject({ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' })
    expect(s3).toMatchObject({ type: 'NoSuchKey', status: 404 })
    expect(file).toMatchObject({ code: 'ENOENT', syscall: 'open' })
    expect(json).toMatchObject({ type: 'SyntaxError', message: 'Unexpected token' })
  })

  it('has the words of the program’s own errors', () => {
    expect(loggedError(new PlainError('The process ended at each try.')).message).toBe(
      'The process ended at each try.',
    )
    expect(loggedError(new ProblemError('cannot-store', secret)).message).toMatch(/cannot store anything/i)
  })

  it('has no stack where the caller was at fault', () => {
    expect(loggedError(new ProblemError('not-found'))).not.toHaveProperty('stack')
    expect(loggedError(withAll(new Error(secret), { status: 403 }))).toEqual({ type: 'Error', status: 403 })
  })

  it('has no line of a message that looks like one of the stack', () => {
    const message = `Dear all\n    at ${secret} (${process.cwd()}/src/x.ts:1:2)`
    expect(framesOf(new Error(message).stack ?? '', message)).not.toContain(secret)
    expect(framesOf(`Error\n    at ${secret} (/home/${secret}/x.ts:1:2)`)).toBe('')
  })

  it('ends where a cause leads back to itself', () => {
    const error = new Error('round')
    error.cause = error
    expect(JSON.stringify(loggedError(error)).match(/"cause"/g)).toHaveLength(5)
  })
})
