import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What is in place is always whole: a page that is being read is the old one or the new one. */
export const writeWhole = async (file, content) => {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.unfinished`
  await writeFile(unfinished, content)
  await rename(unfinished, file)
}

/** @returns the text of a file, or undefined where there is none */
export const readIfThere = async (file) => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes the files of a folder that are not wanted there. */
export const keepOnly = async (folder, wanted) => {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (!wanted.has(name)) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Lets one run at a time work in a folder: a cron job may be called again before it has ended.
 *
 * @returns whether the work was done
 */
export const alone = async (folder, work) => {
  const lock = path.join(folder, 'lock')
  await mkdir(folder, { recursive: true })
  const holder = Number(await readIfThere(lock))
  if (holder && isRunning(holder)) return false
  await rm(lock, { force: true })
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  try {
    await work()
    return true
  } finally {
    await rm(lock, { force: true })
  }
}
