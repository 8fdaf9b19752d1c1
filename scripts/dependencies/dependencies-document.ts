import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inRepository } from '../repository'
import { workspacePackages } from '../workspace-packages'
import { folderSize, roundedSize } from './folder-size'
import { exceptions } from './licences'
import { lockedPackages } from './locked-packages'
import { purposes } from './purposes'

type PackageFile = Record<
  'dependencies' | 'devDependencies' | 'peerDependencies',
  Record<string, string> | undefined
>

const packageFile = (folder: string): PackageFile =>
  JSON.parse(readFileSync(inRepository(folder, 'package.json'), 'utf8')) as PackageFile

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const rowsOf = (named: Record<string, string> = {}): string[][] => {
  const locked = new Map(lockedPackages().map((one) => [one.place, one]))
  return Object.keys(named).map((name) => {
    const one = locked.get(`node_modules/${name}`)
    if (!one) throw new Error(`package-lock.json does not know ${name}: run \`npm install\`.`)
    const purpose = purposes[name as keyof typeof purposes]
    return [`\`${name}\``, one.version, roundedSize(folderSize(one.place)), one.licence, purpose]
  })
}

const columns = ['package', 'version', 'size', 'licence', 'what it is for']

const rowsOfOurs = (): string[][] =>
  workspacePackages().map(({ name, folder }) => {
    const { dependencies = {}, peerDependencies = {} } = packageFile(folder)
    const inWords = (ranges: Record<string, string>): string =>
      Object.entries(ranges)
        .map(([other, range]) => `\`${other}\` ${range}`)
        .join(', ') || '–'
    return [
      `[\`${name}\`](../${path.posix.join(folder, 'README.md')})`,
      inWords(dependencies),
      inWords(peerDependencies),
    ]
  })

/** Which packages of others this program takes, how large they are, under which licence, and what for; as Markdown. */
export const dependenciesDocument = (): string => {
  const { dependencies, devDependencies } = packageFile('')
  return [
    '# Dependencies',
    '<!-- Made by `npm run generate` from package.json, package-lock.json and scripts/dependencies. Change those, not this one. -->',
    'What package.json names, and what for. The size is that of the package’s own files, without what it takes from ' +
      'others. [NOTICE](../NOTICE) names everything that is installed to run the program, with licences and copyright.',
    '## To run the program',
    table(columns, rowsOf(dependencies)),
    '## For development',
    table(columns, rowsOf(devDependencies)),
    '## Of our own packages',
    'What others install of this repository takes this along, and expects that to be there.',
    table(['package', 'takes', 'expects'], rowsOfOurs()),
    '## Licences',
    'A test refuses packages under other licences than those of scripts/dependencies/licences.ts. These are let ' +
      'through by name:',
    table(
      ['packages', 'licence', 'why'],
      exceptions.map((one) => [`\`${one.package.source.replaceAll('|', '\\|')}\``, one.licence, one.reason]),
    ),
  ].join('\n\n')
}
