import { errorAsText } from '../../src/settings/logged-error'
import { PlainError } from '../../src/problems/plain-error'

/** Tells of an error that was made in the marked line. */
const fail = (): never => {
  throw new PlainError('It failed.') // here
}

try {
  fail()
} catch (error) {
  process.stdout.write(errorAsText(error))
}
