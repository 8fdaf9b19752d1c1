import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { shapingRooms } from '../../src/delivery/front/presentation-form'
import { reachableFrom, sourceFiles } from './source-imports'

/** Nothing in these decides what an answer about something published looks like; of the plugins, codes of errors are read. */
const shapingNothing = ['media-files', 'plugins', 'problems', 'settings', 'sqlite']

const roomOf = (file: string): string => file.split(path.sep)[1] ?? ''

describe('what names how publications are presented', () => {
  it('is made of every room that answers are made in', () => {
    const reached = ['src/delivery', 'src/site']
      .flatMap(sourceFiles)
      .flatMap((file) => [...reachableFrom(file)])
    const rooms = [...new Set(reached.map(roomOf))].filter((room) => !shapingNothing.includes(room))
    expect(rooms).toEqual(expect.arrayContaining(['kinds', 'page-parts', 'words']))
    expect(rooms.filter((room) => !shapingRooms.includes(room))).toEqual([])
  })
})
