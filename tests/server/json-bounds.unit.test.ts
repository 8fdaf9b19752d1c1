import { describe, expect, it } from 'vitest'
import { deepestJson, jsonBoundsProblem } from '../../src/server/requests/json-bounds'

const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const deep = 'The JSON nests too deep.'
const many = 'The JSON has too many parts.'

describe('the bounds of JSON', () => {
  it('count what stands outside of strings, however those end', () => {
    expect(jsonBoundsProblem(lists(deepestJson))).toBeUndefined()
    expect(jsonBoundsProblem(lists(deepestJson + 1))).toBe(deep)
    const words = lists(deepestJson + 1)
    for (const text of [words, `\\${words}`, `"${words}`, `\\"${words}"`, `${words}\\`, `${words}\\\\\\"`]) {
      const json = JSON.stringify({ [text]: text })
      expect(jsonBoundsProblem(json), json).toBeUndefined()
      expect(jsonBoundsProblem(`[${json},${words}]`), json).toBe(deep)
    }
  })

  it('are many values', () => {
    const list = (length: number) => JSON.stringify(Array.from({ length }, () => 0))
    expect(jsonBoundsProblem(list(250_000))).toBeUndefined()
    expect(jsonBoundsProblem(list(250_001))).toBe(many)
    expect(jsonBoundsProblem(JSON.stringify(Array.from({ length: 125_001 }, () => ({}))))).toBe(many)
  })

  it('are found in text that is no JSON, too', () => {
    for (const text of ['', '"', '"\\', '\\', '"a', ']]]]', '{"a":"\\\\"', lists(2).slice(1)])
      expect(jsonBoundsProblem(text), text).toBeUndefined()
    expect(jsonBoundsProblem(`"${'['.repeat(500)}`)).toBeUndefined()
    expect(jsonBoundsProblem(`""${'['.repeat(500)}`)).toBe(deep)
  })

  it.each(['\\', '"', '\\"', '\\\\"', 'a'])('take no longer than the text is long: %s', (part) => {
    const text = `"${part.repeat(1_000_000)}`
    const begun = process.cpuUsage()
    jsonBoundsProblem(text)
    const { user, system } = process.cpuUsage(begun)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})
