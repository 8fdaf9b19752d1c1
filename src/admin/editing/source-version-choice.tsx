'use client'
import { SelectInput, useField } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

/** A version of the item, and what people call it. */
export type Choice = { value: string; label: string }

type Props = { choices: Choice[]; description: string; label: string; path: string; readOnly: boolean }

/**
 * Sends a version only where somebody has chosen one: a save that names none leaves it to the server, which looks at
 * what was rewritten.
 */
export const SourceVersionChoice = ({ choices, description, label, path, readOnly }: Props) => {
  const { setValue, value } = useField<string | null>({ path })
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    // The stored one comes with the form, which puts it in place after this, and again after each save.
    const later = setTimeout(() => {
      if (!value || value === chosen) return
      setValue(null, true)
      setChosen(null)
    })
    return () => clearTimeout(later)
  }, [value, chosen, setValue])
  return (
    <SelectInput
      description={description}
      isClearable
      label={label}
      name={path}
      onChange={(option) => {
        const next = Array.isArray(option) ? undefined : (option?.value as string | undefined)
        setChosen(next ?? null)
        setValue(next ?? null)
      }}
      options={choices}
      path={path}
      placeholder="As it follows from what you change"
      readOnly={readOnly}
      value={chosen ?? ''}
    />
  )
}
