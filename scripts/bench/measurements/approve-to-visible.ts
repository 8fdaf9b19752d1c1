import { setTimeout as pause } from 'node:timers/promises'
import { startAuthoring, startRole, withPrograms, type Program } from '../child-program'
import { signInAs } from '../data/alliance'
import { letter } from '../data/written-items'
import type { Measurement } from '../measurement'
import { median, percentile, rounded } from '../statistics'

const approvals = 60
const longestMs = 10_000
/** Between two looks; it is part of what is measured. */
const lookEveryMs = 2

/** Resolves with the moment at which this version of the letter was first answered. */
const seenAt = async (program: Program, path: string, version: string): Promise<number> => {
  const until = performance.now() + longestMs
  while (performance.now() < until) {
    const answer = await fetch(program.url + path)
    const shown = (await answer.json()) as { version?: string }
    if (answer.status === 200 && shown.version === version) return performance.now()
    await pause(lookEveryMs)
  }
  throw new Error(`${path} did not appear within ${longestMs / 1000} s.`)
}

export const approveToVisible: Measurement = {
  name: 'approve-to-visible',
  about: 'from the headteacher’s approval until the public can read the letter, with 10,000 items',
  needs: ['many'],
  async run({ databases, folder, fewer }) {
    const file = await databases.copy('many', folder)
    // The second role needs the database to be there and migrated, which it is.
    return withPrograms(
      [startAuthoring(file), startRole('delivery', file)],
      async ([authoring, delivery]) => {
        if (!authoring || !delivery) throw new Error('The program did not start.')
        const editor = await signInAs(authoring.url, 'editor')
        const head = await signInAs(authoring.url, 'head')
        const { docs } = await editor.get<{ docs: { id: string }[] }>('/api/schools?limit=1&depth=0')
        const answered: number[] = []
        const sameProcess: number[] = []
        const otherProcess: number[] = []
        for (let number = 0; number < approvals / fewer; number += 1) {
          const slug = `approved-${number}`
          const { doc } = await editor.post<{ doc: { id: string } }>('/api/letters?depth=0', {
            ...letter(number),
            slug,
            school: docs[0]?.id,
          })
          const { version } = await editor.post<{ version: string }>(`/api/letters/${doc.id}/submit`)
          const path = `/v1/sites/${databases.site}/letters/${slug}`
          const begun = performance.now()
          const [approved, here, there] = await Promise.all([
            head.post(`/api/letters/${doc.id}/approve`, { version }).then(() => performance.now()),
            seenAt(authoring, path, version),
            seenAt(delivery, path, version),
          ])
          answered.push(approved - begun)
          sameProcess.push(here - begun)
          otherProcess.push(there - begun)
        }
        const p95 = (what: string, values: number[], most?: number) => ({
          what,
          measured: percentile(values, 0.95),
          unit: 'ms' as const,
          ...(most !== undefined && { most }),
          note: `p50 ${rounded(median(values))} ms, of ${values.length}`,
        })
        return {
          rows: [
            p95('approve to visible, p95', sameProcess, 250),
            p95('approve to visible in a second process, p95', otherProcess, 1000),
            p95('the answer to the approval, p95', answered),
          ],
          figures: {
            approvals: sameProcess.length,
            milliseconds: {
              answered: answered.map(rounded),
              visible: sameProcess.map(rounded),
              visibleInSecondProcess: otherProcess.map(rounded),
            },
          },
        }
      },
    )
  },
}
