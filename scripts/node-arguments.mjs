/**
 * What Node is given wherever it runs this project's TypeScript.
 *
 * `--conditions=production` is what makes every start succeed. Without it, each of the 93 modules of Lexical begins
 * with a top-level `await import(…)`, and on Node 20 a graph of modules with that many of them now and then never
 * settles: the process ends with exit code 13 and without a word (2 to 12 of 20 times, more on a busy machine). Under
 * this condition Node takes the files without an await.
 */
export const nodeArguments = ['--conditions=production', '--import', 'tsx']
