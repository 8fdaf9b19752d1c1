import { readOptions } from './read-options'
import { runTests } from './run-tests'
import { lastLine } from './test-count'

const usage = `
npm test [-- [--long] FILTER...]

Runs every test: unit, both databases, HTTP and a real browser. A FILTER is a part of a path, such as
tests/workflow; only files whose path contains one of them are run. Ends with the line 'N passed, N failed'.

What it needs beyond Node it looks for, and says what is missing: a MongoDB (MONGODB_URI, or mongod, or Java and
Maven), Chromium (CHROMIUM_PATH, or on the PATH), nginx and Caddy (NGINX_PATH, CADDY_PATH, or installed), and Python
3.10 with pip and venv.

  --long    tests that try very many things try all of them: about an hour. npm run test:long is the same
  --help    this text
`

const { positionals, values } = readOptions(usage, { long: { type: 'boolean' } })
if (values.long) process.env.KPSA_TESTS = 'long'
const count = await runTests(positionals)
console.log(lastLine(count))
process.exitCode = count.failed === 0 ? 0 : 1
