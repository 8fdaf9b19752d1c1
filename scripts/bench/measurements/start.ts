import { existsSync } from 'node:fs'
import { buildIfNeeded } from '../../build-if-needed'
import { inRepository } from '../../repository'
import { startRole } from '../child-program'
import { listPath } from '../delivery-paths'
import type { Measurement, Row } from '../measurement'
import { cpuSeconds, residentMegabytes } from '../process-usage'
import { median } from '../statistics'

const starts = 5

type Role = 'delivery' | 'authoring'

/** What each role is asked once before its memory is looked at, and what it may take. */
const roles: Record<Role, { asked: (site: string) => string; seconds: number; cpu: number; memory: number }> =
  {
    delivery: { asked: listPath, seconds: 1.5, cpu: 0.8, memory: 110 },
    authoring: { asked: () => '/api/users/me', seconds: 6, cpu: 3.5, memory: 230 },
  }

type Start = { seconds: number; cpu: number; memory: number }

const startOnce = async (role: Role, file: string, site: string): Promise<Start> => {
  const program = await startRole(role, file)
  const seconds = program.readyAfterMs / 1000
  const cpu = cpuSeconds(program.processId) ?? NaN
  const answer = await fetch(program.url + roles[role].asked(site))
  if (!answer.ok) throw new Error(`The ${role} role answered ${answer.status}.`)
  await answer.arrayBuffer()
  const memory = residentMegabytes(program.processId) ?? NaN
  await program.stop()
  return { seconds, cpu, memory }
}

const rowsOf = (role: Role, all: readonly Start[]): Row[] => {
  const note = `median of ${all.length}`
  const row = (what: string, figure: keyof Start, unit: Row['unit']): Row => {
    const measured = median(all.map((one) => one[figure]))
    return {
      what: `${role} role${what}`,
      measured: Number.isNaN(measured) ? undefined : measured,
      unit,
      most: roles[role][figure],
      note,
    }
  }
  return [
    row(' ready', 'seconds', 's'),
    row(' ready, processor time', 'cpu', 's'),
    row(', memory after one request', 'memory', 'MB'),
  ]
}

export const start: Measurement = {
  name: 'start',
  about:
    'from the start of the process until /readyz answers 200, with 10,000 items; the admin’s pages included',
  needs: ['many'],
  async run({ databases, folder, fewer }) {
    // Any build will do: how new the admin is makes no difference to its start.
    if (!existsSync(inRepository('.next', 'BUILD_ID'))) await buildIfNeeded()
    const file = await databases.copy('many', folder)
    const all: Record<Role, Start[]> = { delivery: [], authoring: [] }
    for (let time = 0; time < Math.ceil(starts / fewer); time += 1) {
      for (const role of ['delivery', 'authoring'] as const)
        all[role].push(await startOnce(role, file, databases.site))
    }
    return {
      rows: [...rowsOf('delivery', all.delivery), ...rowsOf('authoring', all.authoring)],
      figures: all,
    }
  },
}
