import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { inRepository } from '../../scripts/repository'
import { attributes } from '../../src/embed/list-settings'
import { widgetKinds } from '../../src/kinds/widget-kinds'

const folder = inRepository('src', 'embed')
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n')
const docs = readFileSync(inRepository('docs', 'school-site-builders.md'), 'utf8')
const section = /\n## Lists on a page of yours\n([^]*?)\n## /.exec(docs)?.[1] ?? ''

const all = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort()

it('builders of websites are told of every element and attribute', () => {
  expect(all(section, /<(kpsa-\w+)/g)).toEqual(
    widgetKinds.map(({ section }) => `kpsa-${section.plural}`).sort(),
  )
  expect(all(section, /^\| `([a-z-]+)` /gm)).toEqual([...attributes].sort())
})

it('they are told of every custom property and part, and of no other', () => {
  const properties = all(sources, /var\((--kpsa-[a-z-]+)/g)
  expect(properties.length).toBeGreaterThan(3)
  expect(all(section, /(--kpsa-[a-z-]+):/g)).toEqual(properties)
  const parts = [...all(sources, /part: '(\w+)'/g), ...all(sources, /named\('(\w+)'\)/g)].sort()
  expect(parts.length).toBeGreaterThan(5)
  const told = /The parts are `([\w ]+)`/.exec(section)?.[1]?.split(' ').sort()
  expect(told).toEqual(parts)
})
