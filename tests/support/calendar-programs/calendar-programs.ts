import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { inRepository } from '../../../scripts/repository'
import { installPythonPackages } from '../python-packages'
import { runCommand } from '../run-command'

/** An event as a program understood it. What should be text and is not stays as it is, so that a test sees it. */
type ReadEvent = {
  uid: unknown
  title: unknown
  description: unknown
  location: unknown
  url: unknown
  status: unknown
  categories: unknown[]
}
type ReadCalendar = { name: unknown; events: ReadEvent[] }

/** A program that reads a calendar's text. */
export type CalendarProgram = (text: string) => Promise<ReadCalendar> | ReadCalendar

const withNodeIcal: CalendarProgram = (text) => {
  const components = Object.values(nodeIcal.sync.parseICS(text))
  const calendar = components.find((one) => one?.type === 'VCALENDAR') as Record<string, unknown> | undefined
  return {
    name: calendar?.name ?? null,
    events: components.flatMap((event) =>
      event?.type === 'VEVENT'
        ? [
            {
              uid: event.uid,
              title: event.summary,
              description: event.description ?? null,
              location: event.location ?? null,
              url: event.url ?? null,
              status: event.status ?? null,
              categories: event.categories ?? [],
            },
          ]
        : [],
    ),
  }
}

const withIcalJs: CalendarProgram = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return {
    name: calendar.getFirstPropertyValue('name'),
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: event.getFirstPropertyValue('uid'),
      title: event.getFirstPropertyValue('summary'),
      description: event.getFirstPropertyValue('description'),
      location: event.getFirstPropertyValue('location'),
      url: event.getFirstPropertyValue('url'),
      status: event.getFirstPropertyValue('status'),
      categories: event.getFirstProperty('categories')?.getValues() ?? [],
    })),
  }
}

const folder = (file: string): string => inRepository('tests', 'support', 'calendar-programs', file)

/** Python's icalendar, of exactly the version in requirements.txt. */
const withPython: CalendarProgram = async (text) => {
  const commands = await installPythonPackages('icalendar', folder('requirements.txt'))
  const { exitCode, stdout, stderr } = await runCommand(commands('python'), [folder('read-calendar.py')], {
    input: text,
    env: { ...process.env, PYTHONUTF8: '1' },
    timeout: 60_000,
  })
  if (exitCode !== 0) throw new Error(`icalendar could not read it.\n${stderr}`)
  return JSON.parse(stdout) as ReadCalendar
}

/** What many others are built on: home pages and bots, Thunderbird, and programs in Python. */
export const calendarPrograms: Record<string, CalendarProgram> = {
  'node-ical': withNodeIcal,
  'ical.js': withIcalJs,
  icalendar: withPython,
}
