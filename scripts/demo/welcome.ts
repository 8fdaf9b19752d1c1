import { spawn } from 'node:child_process'
import { demoPassword, demoPeople, knownKey } from '../../src/demo/people'
import { demoSchools } from '../../src/demo/school-list'

const columns = (rows: [string, string][]): string[] => {
  const width = Math.max(...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`)
}

/** What stands at the end of `npm run demo`: where to look, who to be, and what to try. */
export const welcome = (url: string): string => {
  const firstHead = demoPeople.find(({ role }) => role === 'headteacher')
  return [
    '',
    `The demonstration runs at ${url}`,
    '',
    'Pages',
    ...columns([
      ['The alliance', `${url}/`],
      ...demoSchools.map(({ slug, shortName }): [string, string] => [shortName, `${url}/schools/${slug}`]),
      ['Staff sign in', `${url}/admin`],
      ['API', `${url}/v1/sites`],
      ['The widget on another page', `${url}/demo/widget`],
      ['Mail that went nowhere', `${url}/demo/mail`],
    ]),
    '',
    `Accounts, all with the password ${demoPassword}`,
    ...columns([
      ['editor@comberton.test', 'writes letters and events for a school'],
      ['head@comberton.test', 'approves them; deputy@comberton.test covers'],
      ['chair@comberton.test', 'reads drafts and evidence'],
      ['admin@kpsa.test', 'looks after schools, people and the shared page'],
    ]),
    `  The other schools have the same: ${firstHead?.email ?? ''} and so on.`,
    `  A school website’s key: ${knownKey('comberton')}`,
    '',
    'Try this first',
    `  1. Sign in at ${url}/admin as head@comberton.test.`,
    '  2. Open the letter about the museum, which waits for approval, and approve it.',
    `  3. Look at ${url}/schools/comberton: there it is.`,
    `  4. It is in the list on somebody else’s page, too: ${url}/demo/widget`,
    '',
    'Stop with Ctrl-C. Begin anew with: npm run demo -- --reset',
    '',
  ].join('\n')
}

const opener = (): [string, string[]] | undefined => {
  if (process.platform === 'darwin') return ['open', []]
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '']]
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', []] : undefined
}

/** Opens a browser where somebody sits in front of a desktop; where that fails, the address was printed anyway. */
export const openBrowser = (url: string): void => {
  const command = process.stdout.isTTY && !process.env.CI ? opener() : undefined
  if (!command) return
  const [program, args] = command
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
