'use client'
import { DefaultCell } from '@payloadcms/ui'
import type { DateFieldClient, DefaultCellComponentProps, TextFieldClient } from 'payload'
import { dayAtNoon } from '../../calendar/day'
import { schoolTimeZone } from '../../calendar/school-time-zone'
import { dayAsTyped, isStoredMoment, momentAsTyped } from '../../calendar/typed-moment'

type Props = DefaultCellComponentProps<DateFieldClient>

/** Payload would write it by the browser's clocks. */
const asText = ({ field, ...props }: Props, text: string) => {
  // Payload would say '<No Begins>'; a link needs some words.
  if (text === '' && props.link !== true) return null
  const { name, label } = field
  const inWords: TextFieldClient = { type: 'text', name, ...(label === undefined ? {} : { label }) }
  return <DefaultCell {...props} cellData={text} field={inWords} />
}

/** A time in a list, by the clocks of Britain. */
export const MomentCell = (props: Props) => {
  const { cellData } = props
  return asText(props, isStoredMoment(cellData) ? momentAsTyped(cellData, schoolTimeZone) : '')
}

/** A day in a list. */
export const DayCell = (props: Props) => asText(props, dayAsTyped(dayAtNoon(props.cellData) ?? ''))
