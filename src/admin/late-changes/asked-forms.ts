import type { FormState } from 'payload'

/** What the server was last asked about a form, and whether its answer is still to come. */
type Asked = { putIn: string; isWaiting: boolean }

const forms = new Map<string, Asked>()

/** What somebody has put into a form, as one text: values that are not as they were, and the rows of lists. */
export const putIn = (fields: FormState): string =>
  JSON.stringify(
    Object.entries(fields).flatMap(([path, { value, initialValue, rows }]) => {
      const written = JSON.stringify(value)
      // A file is not sent along.
      const isNew = path !== 'file' && written !== JSON.stringify(initialValue)
      return isNew || rows ? [[path, isNew ? written : null, rows?.map(({ id }) => id)]] : []
    }),
  )

/** Remembers that the server is asked what a form looks like with these fields. Where no answer comes, it never was. */
export const noteAsked = (form: string, fields: FormState, answer: Promise<unknown>): void => {
  const asked = { putIn: putIn(fields), isWaiting: true }
  forms.set(form, asked)
  answer.then(
    () => {
      asked.isWaiting = false
    },
    () => {
      if (forms.get(form) === asked) forms.delete(form)
    },
  )
}

/** What the server was last asked about the form; undefined where it never was. */
export const lastAsked = (form: string): Asked | undefined => forms.get(form)
