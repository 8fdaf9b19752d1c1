import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../../scripts/repository'
import { readingKinds } from '../../src/kinds/reading-kinds'
import { writingKind } from '../../src/kinds/writing-kinds'
import { importedFiles, isWriting, sourceFiles } from './source-imports'

/** Where all that readers get is made, besides the kinds' own folders. */
const readers = ['page-parts', 'delivery', 'site', 'embed', 'public', 'writing-parts'].flatMap((room) =>
  sourceFiles(path.join('src', room)),
)

/** `page` is a word of its own, too: of lists, of feeds, of routes. */
const names = readingKinds
  .filter(({ kind }) => kind !== 'page')
  .flatMap(({ kind, plural, listPath }) => [kind, plural, listPath.slice(1)])

/** A kind by its name, as a program writes it: between quotation marks, or as the name of a property. */
const naming = new RegExp(
  String.raw`['"\x60/](?:${[...new Set(names)].join('|')})['"\x60/]|\b(?:newsletters?|lppa)\b\s*:`,
)

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

const kindOf = (file: string): string | undefined =>
  /^src\/kinds\/([^/]+)\//.exec(file.split(path.sep).join('/'))?.[1]

describe('the kinds of items', () => {
  it('are named in no other room that readers are served from', () => {
    const code = readers.filter((file) =>
      naming.test(withoutComments(readFileSync(path.join(repository, file), 'utf8'))),
    )
    expect(code).toEqual([])
    expect(naming.test("if (item.kind === 'event')")).toBe(true)
  })

  it('stand on none of each other', () => {
    const files = sourceFiles(path.join('src', 'kinds')).filter(kindOf)
    expect(files.length).toBeGreaterThan(20)
    const crossing = files.flatMap((file) =>
      importedFiles(file)
        .filter(
          (imported) => imported.startsWith(path.join('src', 'kinds')) && kindOf(imported) !== kindOf(file),
        )
        .map((imported) => `${file} → ${imported}`),
    )
    expect(crossing).toEqual([])
  })

  it('are read without being written', () => {
    const reading = sourceFiles(path.join('src', 'kinds')).filter((file) => !isWriting(file))
    expect(reading.flatMap(importedFiles).filter(isWriting)).toEqual([])
    expect(sourceFiles(path.join('src', 'kinds')).filter(isWriting).length).toBeGreaterThan(5)
  })

  it('have both halves, and addresses of their own', () => {
    for (const { kind } of readingKinds) expect(writingKind(kind).kind).toBe(kind)
    const plurals = readingKinds.map(({ plural }) => plural)
    expect(new Set(plurals).size).toBe(plurals.length)
  })
})
