/**
 * `node … scripts/run.mjs [--instead FILE.ts=OTHER.ts] FILE.ts [ARGUMENTS]`: runs a TypeScript file of this project as
 * if Node could; with another module in the place of one, for measuring what that one costs.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { compiled } from './compile.mjs'

const [node = '', , ...given] = process.argv
const [, instead] = given[0] === '--instead' ? given.splice(0, 2) : []
const script = path.resolve(given.shift() ?? '')
process.argv = [node, script, ...given]
await import(pathToFileURL(await compiled(script, instead)).href)
