import { existsSync } from 'node:fs'
import { buildIfNeeded } from '../../build-if-needed'
import { inRepository } from '../../repository'
import { startRole } from '../child-program'
import type { Measurement } from '../measurement'
import { residentMegabytes } from '../process-usage'
import { median, rounded } from '../statistics'

const starts = 5

export const start: Measurement = {
  name: 'start',
  about:
    'from the start of the process until /readyz answers 200, with 10,000 items; the admin’s pages included',
  needs: ['many'],
  async run({ databases, folder, fewer }) {
    // Any build will do: how new the admin is makes no difference to its start.
    if (!existsSync(inRepository('.next', 'BUILD_ID'))) await buildIfNeeded()
    const file = await databases.copy('many', folder)
    const seconds: Record<'delivery' | 'authoring', number[]> = { delivery: [], authoring: [] }
    const memory: Record<'delivery' | 'authoring', number[]> = { delivery: [], authoring: [] }
    for (let time = 0; time < Math.ceil(starts / fewer); time += 1) {
      for (const role of ['delivery', 'authoring'] as const) {
        const program = await startRole(role, file)
        seconds[role].push(program.readyAfterMs / 1000)
        memory[role].push(residentMegabytes(program.processId) ?? NaN)
        await program.stop()
      }
    }
    const note = `median of ${seconds.delivery.length}`
    const authoringMemory = median(memory.authoring)
    return {
      rows: [
        { what: 'delivery role ready', measured: median(seconds.delivery), unit: 's', most: 1.5, note },
        { what: 'authoring role ready', measured: median(seconds.authoring), unit: 's', most: 6, note },
        {
          what: 'authoring role, memory when ready',
          measured: Number.isNaN(authoringMemory) ? undefined : authoringMemory,
          unit: 'MB',
        },
      ],
      figures: {
        seconds: {
          delivery: seconds.delivery.map(rounded),
          authoring: seconds.authoring.map(rounded),
        },
        residentMegabytesWhenReady: {
          delivery: memory.delivery.map(rounded),
          authoring: memory.authoring.map(rounded),
        },
      },
    }
  },
}
