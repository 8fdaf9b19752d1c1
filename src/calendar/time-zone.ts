/** True for a name of the IANA time zone database, such as Europe/London; offsets such as +01:00 are none. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const timeZoneSentence = 'There is no such time zone. Use a name such as Europe/London.'
