import { readdirSync, readFileSync } from 'node:fs'
import { inRepository } from '../../scripts/repository'

const folder = inRepository('tests', 'pasting', 'samples')

/** A clipboard in the format of a program, and what the editor is to make of it. */
export type Sample = { name: string; html: string; lines: string[]; leftOut: string }

/** Our own texts, in the formats that programs write. What was left out stands in the last line, after `!`. */
export const samples: Sample[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const name = file.slice(0, -5)
    const expected = readFileSync(`${folder}/${name}.txt`, 'utf8').trim().split('\n')
    return {
      name,
      html: readFileSync(`${folder}/${file}`, 'utf8'),
      lines: expected.filter((line) => !line.startsWith('! ')),
      leftOut: expected.find((line) => line.startsWith('! '))?.slice(2) ?? '',
    }
  })
