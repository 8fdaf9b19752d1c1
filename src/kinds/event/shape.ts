import { z } from 'zod'
import {
  instant,
  commonItemFields,
  localTimeShape,
  occurrenceSchema,
  publicShapes,
  schoolNameSchema,
} from '../../public/public-form'

const eventFields = {
  kind: z.literal('event'),
  ...commonItemFields,
  start: instant,
  end: instant,
  startLocal: localTimeShape.describe('In the event’s own time zone.'),
  endLocal: localTimeShape.describe(
    'In the event’s own time zone. An all-day event ends with the last second of its last day.',
  ),
  timeZone: z.string().meta({ examples: ['Europe/London'] }),
  allDay: z.boolean(),
  status: z.enum(['scheduled', 'cancelled', 'postponed']),
  location: z.string().meta({ examples: ['School field'] }),
  category: z.string().meta({ examples: ['sport'] }),
  recurrence: z.string().meta({
    description: 'RFC 5545 RRULE without the leading `RRULE:`, or empty.',
    examples: ['FREQ=WEEKLY;COUNT=6'],
  }),
  exceptDates: z.array(z.string()).meta({
    description: 'Days on which it does not take place.',
    examples: [['2026-06-21']],
  }),
  hostSchool: schoolNameSchema.nullable(),
  takingPart: z.array(schoolNameSchema),
}

export type PublicEvent = z.infer<z.ZodObject<typeof eventFields>>

/** An event as it is answered. */
export const eventShape = z
  .object({
    ...eventFields,
    next: occurrenceSchema
      .omit({ cancelled: true })
      .nullable()
      .optional()
      .meta({ id: undefined })
      .describe(
        'The next occurrence: the first that is not over, and none that is excepted. Null where there is none to come. ' +
          'In lists, the occurrence by which it stands there. Not in `changes`, which do not follow the clock.',
      ),
    occurrences: z.array(occurrenceSchema).optional().describe('Only with `expand=occurrences`.'),
  })
  .describe('An event. Its first occurrence that is not excepted is at `start`.')
  .register(publicShapes, { id: 'Event' })

declare module '../../public/public-form' {
  interface PublicKinds {
    event: PublicEvent
  }
}
