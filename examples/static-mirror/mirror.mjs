/**
 * Keeps a folder of HTML files that shows what a school has published. See README.md.
 *
 *   node mirror.mjs --url https://www.example.org --site comberton --into ./public
 */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { kpsa } from 'kpsa-cms/client'
import { alone, keepOnly, readIfThere, writeWhole } from './folder.mjs'
import { dayOf, folders, homePage, itemPage, listPage } from './pages.mjs'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    site: { type: 'string' },
    into: { type: 'string' },
    follow: { type: 'boolean', default: false },
    every: { type: 'string', default: '60' },
  },
})
const every = Number(values.every)
if (!values.url || !values.site || !values.into || !(every > 0)) {
  console.error('Use: node mirror.mjs --url URL --site SLUG --into FOLDER [--follow] [--every SECONDS]')
  process.exit(2)
}

const folder = path.resolve(values.into)
const inFolder = (...parts) => path.join(folder, ...parts)
const stateFile = inFolder('.mirror', 'state.json')
const reader = kpsa({ url: values.url, key: process.env.KPSA_KEY }).site(values.site)

/** Another one means that what was kept before cannot be gone on with. */
const format = 2

/** `entries` by item and language: where each page is, and what lists and pictures need to know of it. */
const newState = () => ({
  format,
  url: values.url,
  site: values.site,
  cursor: undefined,
  entries: {},
  media: {},
})

const readState = async () => {
  const text = await readIfThere(stateFile)
  const state = text === undefined ? newState() : JSON.parse(text)
  if (state.url !== values.url || state.site !== values.site) {
    throw new Error(`${folder} is a copy of ${state.site} at ${state.url}. Choose another folder.`)
  }
  return state.format === format ? state : newState()
}

const saveState = (state) => writeWhole(stateFile, JSON.stringify(state))

/** One name in a folder, whatever the server says. */
const plainName = (name) => {
  if (!/^[\p{L}\p{N}_-][\p{L}\p{N} ._()-]*$/u.test(name))
    throw new Error(`"${name}" cannot be the name of a file.`)
  return name
}

const fileOf = ({ slug, language }) => `${plainName(slug)}.${plainName(language)}.html`
const keyOf = ({ id, language }) => `${id} ${language}`

/** The pictures and files that an item shows: their addresses, with the names of the copies. */
const mediaOf = (item) => {
  const addresses = [
    ...item.images.flatMap(({ url, sizes }) => [url, ...sizes.map((size) => size.url)]),
    ...item.attachments.map(({ url }) => url),
    ...[...item.html.matchAll(/"(https?:\/\/[^"\s]+\/media\/[^"\s]+)"/g)].map(([, url]) => url),
  ]
  return Object.fromEntries(
    addresses.map((address) => [
      address,
      plainName(decodeURIComponent(new URL(address).pathname.split('/').at(-1))),
    ]),
  )
}

/** Copies one file, unless the copy is up to date. One that is gone belongs to an item that is about to change. */
const copyMedium = async (state, address, name) => {
  const etag = existsSync(inFolder('media', name)) ? state.media[name] : undefined
  const response = await fetch(address, { headers: etag ? { 'If-None-Match': etag } : {} })
  if (response.status === 304 || response.status === 404) return
  if (!response.ok) throw new Error(`${address} answered with the status ${response.status}.`)
  await writeWhole(inFolder('media', name), Buffer.from(await response.arrayBuffer()))
  state.media[name] = response.headers.get('etag') ?? undefined
}

const usedMedia = (state) => new Set(Object.values(state.entries).flatMap(({ media }) => media))

const removeEntry = async (state, key) => {
  const entry = state.entries[key]
  if (!entry) return
  delete state.entries[key]
  await rm(inFolder(entry.folder, entry.file), { force: true })
  const used = usedMedia(state)
  for (const name of entry.media.filter((one) => !used.has(one))) {
    await rm(inFolder('media', name), { force: true })
    delete state.media[name]
  }
}

/**
 * When each event takes place next, by its id. That follows from the clock, and no change tells of it: so it is asked
 * for at each look.
 */
const nextDates = async (signal) => {
  const dates = new Map()
  for await (const { id, next } of reader.events({ from: 'now', limit: 100 }, { signal })) dates.set(id, next)
  return dates
}

const upsert = async (state, site, item, next) => {
  const media = mediaOf(item)
  for (const [address, name] of Object.entries(media)) await copyMedium(state, address, name)
  const key = keyOf(item)
  const entry = {
    id: item.id,
    kind: item.kind,
    folder: folders[item.kind],
    file: fileOf(item),
    slug: item.slug,
    language: item.language,
    title: item.title,
    day: dayOf(item, next),
    next: next?.start,
    media: Object.values(media),
  }
  const before = state.entries[key]
  if (before && before.file !== entry.file) await removeEntry(state, key)
  // The longest first: no address is cut where another begins like it.
  const page = Object.entries(media)
    .sort(([a], [b]) => b.length - a.length)
    .reduce(
      (html, [address, name]) => html.replaceAll(address, `../media/${encodeURIComponent(name)}`),
      itemPage(site, item, next),
    )
  await writeWhole(inFolder(entry.folder, entry.file), page)
  state.entries[key] = entry
}

const newestFirst = (a, b) => b.day.localeCompare(a.day) || a.file.localeCompare(b.file)
/** What is to come, soonest first, and then what is over. */
const soonestFirst = (a, b) =>
  a.next && b.next
    ? a.next.localeCompare(b.next) || a.file.localeCompare(b.file)
    : Number(Boolean(b.next)) - Number(Boolean(a.next)) || newestFirst(a, b)

const eventIfThere = async (slug, language, signal) => {
  try {
    return await reader.event(slug, { language }, { signal })
  } catch (error) {
    if (error.status === 410 || error.status === 404) return undefined
    throw error
  }
}

/** The pages of events that stand at another date than when they were made. */
const moveOn = async (state, site, dates, signal) => {
  for (const { id, kind, slug, language, next } of Object.values(state.entries)) {
    if (kind !== 'event' || next === dates.get(id)?.start) continue
    const item = await eventIfThere(slug, language, signal)
    // What went meanwhile, also a translation alone, is a change, and comes with the next ones.
    if (item?.language === language) await upsert(state, site, item, dates.get(id))
  }
}

/** Lists, and nothing in the folders that belongs to no item: a run that was broken off may have left something. */
const tidy = async (state, site) => {
  const entries = Object.values(state.entries)
  await writeWhole(inFolder('index.html'), homePage(site))
  for (const [kind, name] of Object.entries(folders)) {
    const ofKind = entries
      .filter((entry) => entry.kind === kind)
      .sort(kind === 'event' ? soonestFirst : newestFirst)
    await writeWhole(inFolder(name, 'index.html'), listPage(site, kind, ofKind))
    await keepOnly(inFolder(name), new Set(['index.html', ...ofKind.map(({ file }) => file)]))
  }
  const used = usedMedia(state)
  await keepOnly(inFolder('media'), used)
  state.media = Object.fromEntries(Object.entries(state.media).filter(([name]) => used.has(name)))
}

/** Brings the folder up to date. */
const update = async (signal) => {
  const state = await readState()
  const site = await reader.get({ signal })
  const dates = await nextDates(signal)
  let count = 0
  for await (const change of reader.changes({ after: state.cursor, signal })) {
    if (change.op === 'upsert') await upsert(state, site, change.item, dates.get(change.item.id))
    else await removeEntry(state, keyOf(change))
    count += 1
    if (change.cursor && change.cursor !== state.cursor) {
      state.cursor = change.cursor
      await saveState(state)
    }
  }
  await moveOn(state, site, dates, signal)
  await tidy(state, site)
  await saveState(state)
  if (count > 0) console.log(`${values.site}: ${count} changes, ${Object.keys(state.entries).length} pages`)
}

/** A cursor that the server does not know, after a backup was restored there, means to begin again. */
const updateOrBeginAgain = async (signal) => {
  try {
    await update(signal)
  } catch (error) {
    if (error.code !== 'invalid-cursor') throw error
    await saveState(newState())
    await update(signal)
  }
}

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort())

/** @returns once the time is over, or at once where the program is asked to stop */
const pause = () =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 1000 * every)
    stop.signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true })
  })

const run = async () => {
  await updateOrBeginAgain(stop.signal)
  while (values.follow && !stop.signal.aborted) {
    await pause()
    if (stop.signal.aborted) return
    try {
      await updateOrBeginAgain(stop.signal)
    } catch (error) {
      if (stop.signal.aborted) return
      console.error(`${new Date().toISOString()} ${error.message} Trying again.`)
    }
  }
}

try {
  if (!(await alone(inFolder('.mirror'), run))) console.log('Another run is still at work in this folder.')
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error.message)
    process.exitCode = 1
  }
}
