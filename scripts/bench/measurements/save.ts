import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { settingsFor, startProgram, withPrograms, type Program } from '../child-program'
import { signInAs } from '../data/alliance'
import { letter } from '../data/written-items'
import type { Bench, Measurement, Row } from '../measurement'
import type { Person } from '../rest-client'
import { median, rounded } from '../statistics'

const most = 1.5
const saves = 160
const savesToWarmUp = 15

const standIn = 'src/plugins/approval/approval-plugin.ts=scripts/bench/plain-drafts-plugin.ts'

/** A Payload with a database of its own, and a letter of each sort to save. */
type Side = {
  program: Program
  editor: Person
  letters: Record<'a draft' | 'a published letter', string>
}

const begin = async (bench: Bench, name: 'with' | 'without'): Promise<Program> => {
  const folder = path.join(bench.folder, name)
  await mkdir(folder, { recursive: true })
  const file = await bench.databases.copy('few', folder)
  const withoutApproval = name === 'without' ? ['--instead', standIn] : []
  return startProgram({
    args: [...withoutApproval, 'scripts/bench/save-server.ts'],
    env: (port) => settingsFor(file, port),
    readyAt: '/ready',
  })
}

const prepare = async (program: Program, approval: boolean): Promise<Side> => {
  const ready = (await (await fetch(`${program.url}/ready`)).json()) as { approval: boolean }
  if (ready.approval !== approval) throw new Error('The approval plugin is there where it should not be.')
  const editor = await signInAs(program.url, 'editor')
  const { docs } = await editor.get<{ docs: { id: string; school: string }[] }>(
    '/api/letters?where[slug][equals]=letter-0&limit=1&depth=0',
  )
  const [published] = docs
  if (!published) throw new Error('There is no published letter.')
  const { doc } = await editor.post<{ doc: { id: string } }>('/api/letters?draft=true&depth=0', {
    ...letter(0),
    slug: 'to-be-saved',
    school: published.school,
  })
  return { program, editor, letters: { 'a draft': doc.id, 'a published letter': published.id } }
}

/** One save, as the admin's button "Save draft" does it. @returns milliseconds */
const saveOverHttp = async ({ editor }: Side, id: string, number: number): Promise<number> => {
  const { title, body } = letter(number)
  const begun = performance.now()
  await editor.patch(`/api/letters/${id}?draft=true&depth=0`, { title, body })
  return performance.now() - begun
}

/** The same inside the process, without HTTP. @returns milliseconds, as measured there */
const saveLocally = async ({ program, editor }: Side, id: string, number: number): Promise<number> => {
  const answer = await fetch(`${program.url}/local-save`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ editor: editor.id, id, number }),
  })
  if (!answer.ok) throw new Error(`Saving failed: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { milliseconds: number }).milliseconds
}

export const save: Measurement = {
  name: 'save',
  about: 'an editor saves a letter of 2 KB: with the approval plugin, and with Payload’s drafts alone',
  needs: ['few'],
  run: (bench) =>
    withPrograms([begin(bench, 'with'), begin(bench, 'without')], async ([guarded, plain]) => {
      if (!guarded || !plain) throw new Error('Payload did not start.')
      const sides = { with: await prepare(guarded, true), without: await prepare(plain, false) }
      const rows: Row[] = []
      const figures: Record<string, unknown> = {}
      const ways = { 'Local API': saveLocally, HTTP: saveOverHttp }
      let number = 0
      for (const letterKind of ['a draft', 'a published letter'] as const) {
        for (const [way, saveBy] of Object.entries(ways)) {
          const times: Record<'with' | 'without', number[]> = { with: [], without: [] }
          for (let save = 0; save < savesToWarmUp + saves / bench.fewer; save += 1) {
            number += 1
            // They take turns with every save, so that both meet whatever else the machine does.
            for (const name of ['with', 'without'] as const) {
              const side = sides[name]
              const milliseconds = await saveBy(side, side.letters[letterKind], number)
              if (save >= savesToWarmUp) times[name].push(milliseconds)
            }
          }
          const [guardedMs, plainMs] = [median(times.with), median(times.without)]
          const what = `saving ${letterKind}, ${way}`
          rows.push({
            what: `${what}: with the guard : without`,
            measured: guardedMs / plainMs,
            unit: '×',
            most,
            note: `medians of ${times.with.length}: ${rounded(guardedMs)} ms and ${rounded(plainMs)} ms`,
          })
          figures[what] = {
            milliseconds: { with: times.with.map(rounded), without: times.without.map(rounded) },
          }
        }
      }
      return { rows, figures }
    }),
}
