'use client'
import { useId, useState } from 'react'
import { FieldValue } from '../review/field-value'
import type { Names } from '../review/names-behind'
import type { Apart } from '../../plugins/approval/versions/compare-saves'

export type Side = 'mine' | 'theirs'

const sameWords = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value, null, 2)

const titles: Record<Side, string> = { mine: 'what you typed', theirs: 'what is saved' }
const choices: Record<Side, string> = { mine: 'Keep what I typed', theirs: 'Take what is saved' }

type SideProps = {
  apart: Apart
  side: Side
  group: string
  chosen: Side | undefined
  names: Names
  onChoose: (side: Side) => void
}

const OneSide = ({ apart, side, group, chosen, names, onChoose }: SideProps) => {
  const [copied, setCopied] = useState(false)
  const id = useId()
  const copy = async () => {
    await navigator.clipboard.writeText(textOf(apart[side]))
    setCopied(true)
  }
  return (
    <div className="kpsa-apart__side">
      <p className="kpsa-apart__choice">
        <input
          checked={chosen === side}
          id={id}
          name={group}
          onChange={() => onChoose(side)}
          type="radio"
          value={side}
        />
        <label htmlFor={id}>{choices[side]}</label>
      </p>
      <FieldValue field={apart.field} names={names} value={apart[side]} />
      {textOf(apart[side]) === '' ? null : (
        <p>
          <button className="kpsa-button kpsa-button--small" onClick={() => void copy()} type="button">
            {copied ? 'Copied' : 'Copy'}
            <span className="kpsa-unseen">: {`${apart.label}, ${titles[side]}`}</span>
          </button>
        </p>
      )}
    </div>
  )
}

const whoChanged = ({ changedByMe, changedByThem }: Apart): string =>
  changedByMe && changedByThem
    ? 'Both of you have changed this.'
    : changedByMe
      ? 'Only you have changed this.'
      : 'Only the other person has changed this.'

type FieldApartProps = {
  apart: Apart
  chosen: Side | undefined
  missing: boolean
  names: Names
  onChoose: (side: Side) => void
}

/** One field of two versions, side by side, and the choice between them. */
export const FieldApart = ({ apart, chosen, missing, names, onChoose }: FieldApartProps) => {
  const group = useId()
  return (
    <fieldset className="kpsa-apart">
      <legend>{apart.label}</legend>
      <p>
        {whoChanged(apart)}
        {sameWords(apart.mine, apart.theirs) ? ' The words are the same: it looks different.' : ''}
      </p>
      {missing ? (
        <p className="kpsa-decision__missing" role="alert">
          Choose which of the two shall stand.
        </p>
      ) : null}
      <div className="kpsa-apart__sides">
        {(['mine', 'theirs'] as const).map((side) => (
          <OneSide {...{ apart, side, group, chosen, names, onChoose }} key={side} />
        ))}
      </div>
    </fieldset>
  )
}
