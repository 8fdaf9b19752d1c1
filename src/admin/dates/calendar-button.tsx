'use client'
import { CalendarIcon } from '@payloadcms/ui'
import { useRef } from 'react'

type Props = {
  label: string
  /** `YYYY-MM-DD`, or empty */
  day: string
  disabled: boolean
  onChoose: (day: string) => void
}

/** Opens the browser's own calendar, which people know from elsewhere and which works with keys and on phones. */
export const CalendarButton = ({ label, day, disabled, onChoose }: Props) => {
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <span className="kpsa-date__calendar">
      <button
        aria-label={`${label}: choose from a calendar`}
        disabled={disabled}
        onClick={() => calendar.current?.showPicker()}
        type="button"
      >
        <CalendarIcon />
      </button>
      <input
        aria-hidden="true"
        onChange={({ target }) => {
          if (target.value !== '') onChoose(target.value)
        }}
        ref={calendar}
        tabIndex={-1}
        type="date"
        value={day}
      />
    </span>
  )
}
