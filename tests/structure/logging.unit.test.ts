import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../../scripts/repository'

const source = path.join(repository, 'src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  // In a browser there is no log of ours; a migration is given Payload's logger, and says what is listed.
  (file) => /\.tsx?$/.test(file) && !/^(?:embed|client|admin|migrations)\//.test(file),
)

const using = (form: RegExp): string[] =>
  files.filter((file) =>
    form.test(readFileSync(path.join(source, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')),
  )

describe('what the program has to say', () => {
  // Whose words are left out: those of others may hold what people typed.
  it('is not said by Payload’s logger, nor on the console', () => {
    expect(using(/\bpayload\.logger\b/)).toEqual([])
    expect(using(/\bconsole\.\w+\(/)).toEqual([])
  })

  it('is said in words that are written out', () => {
    expect(
      using(/\blogger\.(?:warn|error|info|fatal|debug)\((?:[^()]|\([^()]*\))*(?:`|\.message\b)/),
    ).toEqual([])
  })
})
