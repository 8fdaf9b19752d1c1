import { ValidationError } from 'payload'

/** A refusal that the form shows beside the field. `path` is the field's, such as `schools.0.coverUntil`. */
export const fieldProblem = (path: string, message: string, collection?: string): ValidationError =>
  new ValidationError({ ...(collection ? { collection } : {}), errors: [{ path, message }] })
