import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What Node is given wherever it runs this project's TypeScript, before the file's name.
 *
 * `--conditions=production` is what makes every start succeed. Without it, each of the 93 modules of Lexical begins
 * with a top-level `await import(…)`, and on Node 20 a graph of modules with that many of them now and then never
 * settles: the process ends with exit code 13 and without a word (2 to 12 of 20 times, more on a busy machine). Under
 * this condition Node takes the files without an await.
 *
 * `--max-semi-space-size=4`, in MB: what a start leaves behind is cleared away in smaller parts. It takes 4 to 27 MB less
 * (107 MB for delivery, 192 for authoring, in place of 111 and 219), and answers are as quick.
 *
 * @param {string} root the folder of this project
 * @returns {string[]}
 */
export const nodeArgumentsAt = (root) => [
  '--conditions=production',
  '--max-semi-space-size=4',
  path.join(root, 'scripts', 'run.mjs'),
]

/** The same, for whatever is not moved elsewhere by a build. */
export const nodeArguments = nodeArgumentsAt(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'))
