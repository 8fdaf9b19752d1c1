import type { CollectionConfig, FieldHook } from 'payload'
import { withoutBlankRows } from '../../fields/blank-rows'
import { checkedText } from '../../fields/checked-text'
import { dayField, isBefore } from '../../fields/day-field'
import { itemFields } from '../../fields/item-fields'
import { richTextField } from '../../fields/rich-text'
import { slugIndex } from '../../fields/slug-field'
import { timeField } from '../../fields/time-field'
import { eventCategoryLabels, eventStatusLabels, labelledOptions } from '../../words/labels'
import { longestRule, recurrenceProblem, tidyRecurrence } from '../../calendar/recurrence'
import { isTimeZone, timeZoneSentence } from '../../calendar/time-zone'
import { itemAccess } from './item-access'
import { itemHooks } from './item-hooks'
import { wholeLastDay } from './whole-last-day'

type Timed = { id: string; timeZone?: string | null }

const tidy: FieldHook<Timed, string | null | undefined> = ({ value, data, originalDoc }) =>
  typeof value === 'string' ? tidyRecurrence(value, data?.timeZone ?? originalDoc?.timeZone) : value

const clocks = { zoneField: 'timeZone', wholeDayField: 'allDay' }

export const events: CollectionConfig = {
  slug: 'events',
  labels: { singular: 'Event', plural: 'Events' },
  // What the button on the start page says.
  custom: { beginWords: 'Add an event' },
  admin: {
    group: 'Writing',
    useAsTitle: 'title',
    defaultColumns: ['title', 'school', 'start', 'category', 'status', 'workflow.state'],
    listSearchableFields: ['title', 'summary', 'location', 'slug'],
    description: 'What parents can put in their calendars. Subscribed calendars follow by themselves.',
  },
  defaultSort: '-start',
  access: itemAccess,
  indexes: [slugIndex],
  hooks: { ...itemHooks, beforeValidate: [wholeLastDay] },
  fields: itemFields({
    contentLabel: 'Event',
    content: [
      {
        type: 'row',
        fields: [
          timeField('start', { required: true, label: 'Begins', by: clocks }),
          timeField('end', {
            label: 'Ends',
            by: clocks,
            description:
              'Of an all-day event, the last day: it is included, whatever time stands here. Empty: it ends when it begins, or with that day.',
            problem: (time, data) =>
              isBefore(time, data.start)
                ? 'The event ends before it begins. Check the day and the time.'
                : undefined,
          }),
          {
            name: 'allDay',
            type: 'checkbox',
            label: 'All day',
            defaultValue: false,
            admin: {
              description:
                'Only the days count, not the times: from the beginning of the first to the end of the last.',
            },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          { name: 'location', type: 'text', maxLength: 200, admin: { placeholder: 'School hall' } },
          { name: 'category', type: 'select', options: labelledOptions(eventCategoryLabels) },
          {
            name: 'status',
            type: 'select',
            defaultValue: 'scheduled',
            options: labelledOptions(eventStatusLabels),
            admin: {
              description:
                'Cancel here rather than taking the event down: then it shows as cancelled in everybody’s calendar.',
            },
          },
        ],
      },
      richTextField('description', { description: 'What happens, what to bring, who may come.' }),
      {
        type: 'row',
        fields: [
          {
            name: 'hostSchool',
            type: 'relationship',
            relationTo: 'schools',
            label: 'Host school',
            admin: { allowCreate: false, description: 'Where an event of several schools takes place.' },
          },
          {
            name: 'takingPart',
            type: 'relationship',
            relationTo: 'schools',
            hasMany: true,
            label: 'Schools taking part',
            admin: { allowCreate: false },
          },
        ],
      },
      {
        type: 'collapsible',
        label: 'Repeats',
        fields: [
          {
            name: 'recurrence',
            type: 'text',
            label: 'Rule',
            maxLength: longestRule,
            // A rule of RFC 5545, which nobody has to read or write.
            admin: { components: { Field: '/src/admin/repeats/repeats-field#RepeatsField' } },
            hooks: { beforeValidate: [tidy] },
            validate: (value: string | null | undefined, { data }: { data: unknown }) => {
              if (!value) return true
              const { start, timeZone } = data as { start?: string; timeZone?: string }
              return recurrenceProblem(value, start, timeZone) ?? true
            },
          },
          {
            type: 'collapsible',
            label: 'Days left out, one by one',
            admin: { initCollapsed: true },
            fields: [
              withoutBlankRows({
                name: 'exceptDates',
                type: 'array',
                label: 'Except on',
                disableDuplicate: true,
                maxRows: 200,
                labels: { singular: 'Day', plural: 'Days' },
                admin: { description: 'Days on which it does not take place, such as half-term.' },
                fields: [dayField('date', { required: true })],
              }),
            ],
          },
        ],
      },
      checkedText(
        {
          name: 'timeZone',
          label: 'Time zone',
          defaultValue: 'Europe/London',
          admin: { description: 'Change it only for an event abroad.' },
        },
        isTimeZone,
        timeZoneSentence,
      ),
    ],
  }),
}
