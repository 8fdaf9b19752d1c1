import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import path from 'node:path'
import { LRUCache } from 'lru-cache'

/** What scripts/compile.mjs makes of the sources, below the program's folder or where it may write. */
const madeOfSources = /[\\/](?:\.cache[\\/]program|kpsa-program-[^\\/]+)[\\/][^\\/]+[\\/][^\\/]+\.mjs$/

type Made = { file: string; line: number; column: number }

/** Maps are large, so they are left to the collector of memory; the places that errors come from are few and repeat. */
const maps = new Map<string, WeakRef<SourceMap>>()
const places = new LRUCache<string, string>({ max: 500 })

const mapOf = (file: string): SourceMap | undefined => {
  const held = maps.get(file)?.deref()
  if (held || !existsSync(`${file}.map`)) return held
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as never)
  maps.set(file, new WeakRef(map))
  return map
}

const find = ({ file, line, column }: Made): string | undefined => {
  const origin = mapOf(file)?.findOrigin(line, column)
  if (!origin || !('fileName' in origin)) return undefined
  const source = path.relative(process.cwd(), path.resolve(path.dirname(file), origin.fileName))
  return source.startsWith('..') ? undefined : `${source}:${origin.lineNumber}:${origin.columnNumber}`
}

/**
 * The line of the sources that a place in the running program was made of, as `src/server/start.ts:12:5` from the folder
 * of the program. The map is read when somebody asks, and not at the start.
 *
 * @param made an absolute path, with line and column from 1
 * @returns undefined where that is not a file made of the sources, or has no map that can be read
 */
export const sourcePlace = (made: Made): string | undefined => {
  if (!madeOfSources.test(made.file)) return undefined
  const key = `${made.file}:${made.line}:${made.column}`
  const known = places.get(key)
  if (known !== undefined) return known
  try {
    const found = find(made)
    if (found !== undefined) places.set(key, found)
    return found
  } catch {
    return undefined
  }
}
