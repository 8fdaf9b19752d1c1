'use client'
import { FieldError, useField, withCondition } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useCallback, useId, useState } from 'react'
import { longestRule, recurrenceProblem, tidyRecurrence } from '../../calendar/recurrence'
import { choicesOf, ruleOf, type RepeatChoices } from '../../calendar/repeat-choices'
import { dayOfMoment } from '../../calendar/typed-moment'
import english from '../../words/en.json'
import { ruleSentence } from '../../words/rule-sentence'
import { DateList } from './date-list'
import { HowOften } from './how-often'
import { LeaveOutPeriod } from './leave-out-period'
import { OddDays } from './odd-days'
import { useEventInForm, useLeftOutDays } from './use-event-in-form'
import { WhenItEnds } from './when-it-ends'

type Draft = { choices: RepeatChoices; rule: string | null }

/** How an event repeats, in choices. The rule that they are stands in the field; one that they are not is left alone. */
export const RepeatsField = withCondition(({ field, path: given, readOnly }: TextFieldClientProps) => {
  const id = useId()
  const validate = useCallback(
    (value: unknown) => (typeof value === 'string' && value ? (recurrenceProblem(value) ?? true) : true),
    [],
  )
  const { disabled, path, setValue, value } = useField<string | null>({
    potentiallyStalePath: given,
    validate,
  })
  const rule = value ?? ''
  const { days, leaveOut, putBack } = useLeftOutDays()
  const times = useEventInForm(rule, days)
  // A rule that is being put together may not say yet all that was chosen.
  const [draft, setDraft] = useState<Draft>()
  const choices = draft && draft.rule === (value ?? null) ? draft.choices : choicesOf(value, times?.timeZone)
  const choose = (next: RepeatChoices) => {
    const nextRule = ruleOf(next)
    setDraft({ choices: next, rule: nextRule })
    setValue(nextRule)
  }

  const startDay = times && dayOfMoment(times.start, times.timeZone)
  const problem = rule ? recurrenceProblem(rule, times?.start, times?.timeZone) : undefined
  const lastDay = choices?.end.kind === 'until' ? choices.end.day : undefined
  // The box of the day says itself what is wrong with it.
  const isSaid = lastDay !== undefined && lastDay !== '' && !/^\d{4}-\d\d-\d\d$/.test(lastDay)
  const told = lastDay === '' ? 'Write the last day, such as 14/6/2027, or let it go on.' : problem
  const tidy = times && { ...times, recurrence: tidyRecurrence(rule, times.timeZone) }
  const words =
    rule && !problem
      ? (ruleSentence(rule, 'en', english, times?.timeZone ?? 'Europe/London') ??
        'It repeats by a rule of its own, which stays as it is. Its dates are below.')
      : ''
  const isFixed = readOnly === true || field.admin?.readOnly === true
  return (
    <fieldset
      className="field-type kpsa-repeats"
      disabled={isFixed || disabled}
      id={`field-${path.replaceAll('.', '__')}`}
    >
      <legend className="kpsa-unseen">How it repeats</legend>
      <HowOften
        chosen={choices?.how}
        onChange={(how) => choose({ how, end: choices?.end ?? { kind: 'never' } })}
        startDay={startDay}
      />
      {choices && choices.how.kind !== 'once' && (
        <WhenItEnds end={choices.end} onChange={(end) => choose({ ...choices, end })} startDay={startDay} />
      )}
      {told && !isSaid && (
        <div role="alert">
          <FieldError message={told} path={path} showError />
        </div>
      )}
      <p aria-live="polite" className="kpsa-repeats__words">
        {words && `${words}.`.replace(/\.\.$/, '.')}
      </p>
      {rule && !times && <p>Write first when it begins: then its dates are listed here.</p>}
      {tidy && !problem && (rule || days.length > 0) && (
        <OddDays
          how={choices?.how}
          onChange={(how) => choose({ how, end: choices?.end ?? { kind: 'never' } })}
          onPutBack={putBack}
          times={tidy}
        />
      )}
      {tidy && rule && !problem && (
        <>
          <DateList onLeaveOut={leaveOut} onPutBack={putBack} times={tidy} />
          <LeaveOutPeriod onLeaveOut={leaveOut} times={tidy} />
        </>
      )}
      <details className="kpsa-repeats__more">
        <summary>More: the rule as calendars write it</summary>
        <label className="field-label" htmlFor={id}>
          Rule (RFC 5545)
        </label>
        <input
          autoComplete="off"
          id={id}
          maxLength={longestRule}
          name={path}
          onChange={({ target }) => setValue(target.value === '' ? null : target.value)}
          placeholder="FREQ=WEEKLY;BYDAY=TU;COUNT=10"
          type="text"
          value={rule}
        />
      </details>
    </fieldset>
  )
})
