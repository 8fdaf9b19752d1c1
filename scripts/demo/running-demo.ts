import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isStillThere, startOf } from '../process-start.mjs'

/** Which process shows the demonstration, and from which folder: a copy of the folder takes the note along. */
type Note = { port: number; processId: number; start: string; folder: string }

const noteIn = (folder: string): string => path.join(folder, 'running.json')

/** Notes that this process shows the demonstration that is kept in the folder. */
export const noteRunningIn = (folder: string, port: number): void => {
  const note: Note = {
    port,
    processId: process.pid,
    start: startOf(process.pid),
    folder: realpathSync(folder),
  }
  writeFileSync(noteIn(folder), JSON.stringify(note))
}

/** The port of the demonstration that is shown from the folder now; undefined where none is. */
export const portOfRunning = (folder: string): number | undefined => {
  try {
    const note = JSON.parse(readFileSync(noteIn(folder), 'utf8')) as Partial<Note>
    if (note.folder !== realpathSync(folder)) return undefined
    return isStillThere(Number(note.processId), note.start ?? '') ? note.port : undefined
  } catch {
    // No note, or half of one: nobody writes them but a demonstration that is about to start.
    return undefined
  }
}
