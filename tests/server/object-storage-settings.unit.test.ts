import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnv } from '../../src/settings/env'

const needed = { DATABASE_URI: 'file:./x.db', PAYLOAD_SECRET: 'a secret for the tests that is long enough' }
const keys = { S3_ACCESS_KEY_ID: 'an-id-of-a-key', S3_SECRET_ACCESS_KEY: 'not-to-be-printed' }

const problemsWith = (settings: Record<string, string>): string[] => {
  try {
    readEnv({ ...needed, ...settings })
    return []
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems
    throw error
  }
}

describe('settings for object storage', () => {
  it('keep files in the folder where there are none', () => {
    expect(readEnv(needed).s3).toBeUndefined()
    expect(readEnv({ ...needed, S3_BUCKET: '', S3_REGION: '' }).s3).toBeUndefined()
  })

  it('name a bucket at Amazon by its region', () => {
    expect(readEnv({ ...needed, ...keys, S3_BUCKET: 'kpsa-media', S3_REGION: 'eu-west-2' }).s3).toEqual({
      bucket: 'kpsa-media',
      region: 'eu-west-2',
      endpoint: undefined,
      accessKeyId: 'an-id-of-a-key',
      secretAccessKey: 'not-to-be-printed',
      forcePathStyle: false,
    })
  })

  it('name a bucket elsewhere by its address', () => {
    const settings = { S3_BUCKET: 'kpsa', S3_ENDPOINT: 'https://s3.example.org', S3_FORCE_PATH_STYLE: 'true' }
    expect(readEnv({ ...needed, ...keys, ...settings }).s3).toMatchObject({
      region: 'us-east-1',
      endpoint: 'https://s3.example.org',
      forcePathStyle: true,
    })
  })

  it.each([
    [{ S3_BUCKET: 'kpsa' }, ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_REGION']],
    [{ ...keys, S3_ENDPOINT: 'https://s3.example.org' }, ['S3_BUCKET']],
    [
      { S3_FORCE_PATH_STYLE: 'false' },
      ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_REGION'],
    ],
    [{ S3_BUCKT: 'kpsa' }, ['S3_BUCKT']],
    [
      {
        ...keys,
        S3_BUCKET: 'No Bucket',
        S3_REGION: '?',
        S3_ENDPOINT: 'ftp://x',
        S3_FORCE_PATH_STYLE: 'maybe',
      },
      ['S3_BUCKET', 'S3_REGION', 'S3_ENDPOINT', 'S3_FORCE_PATH_STYLE'],
    ],
  ])('are refused all at once, without their values: %j', (settings, names) => {
    const problems = problemsWith(settings)
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names)
    for (const value of Object.values(keys)) expect(problems.join()).not.toContain(value)
  })
})
