import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { importsOf, sourceFiles } from './source-imports'

const lists = (folder: string): string[] => readdirSync(inRepository(folder)).sort()
const exportsOf = (file: string): string[] =>
  [...readFileSync(inRepository(file), 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name)

describe('the lists of kinds from elsewhere', () => {
  it('are the same in a set of extensions as in ours', () => {
    const set = path.join('examples', 'vacancies', 'extensions')
    expect(lists(set)).toEqual(lists('extensions'))
    for (const file of lists('extensions'))
      expect(exportsOf(path.join(set, file)), file).toEqual(exportsOf(path.join('extensions', file)))
  })

  it('are taken up by what registers kinds, and asked by nothing else', () => {
    const asking = sourceFiles('src').filter((file) =>
      importsOf(file).some((name) => name.startsWith('@extensions/')),
    )
    expect(asking.sort()).toEqual(
      [
        'src/access/access-matrix.ts',
        'src/alliance/item.ts',
        'src/collections/all-collections.ts',
        'src/collections/schools/schools.ts',
        'src/database/all-migrations.ts',
        'src/delivery/front/presentation-form.ts',
        'src/delivery/openapi/documentation-router.ts',
        'src/delivery/widget-router.ts',
        'src/installation/schema-steps.ts',
        'src/kinds/reading-kinds.ts',
        'src/kinds/widget-kinds.ts',
        'src/kinds/writing-kinds.ts',
        'src/validation/school-slug.ts',
        'src/words/words.ts',
      ].map((file) => path.join(...file.split('/'))),
    )
  })

  it('lead from what is read of the example to nothing that is written', () => {
    const kind = path.join('examples', 'vacancies', 'vacancy')
    const read = sourceFiles(kind).filter((file) => !file.split(path.sep).includes('writing'))
    expect(read.length).toBeGreaterThan(5)
    const foreign = read.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('..') || name.startsWith('./writing'))
        .filter((name) => !/\/src\/(?:page-parts|public|words|calendar)\//.test(name))
        .map((name) => `${file} → ${name}`),
    )
    expect(foreign).toEqual([])
  })
})
