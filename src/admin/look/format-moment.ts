const day: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
}
const dayFormat = new Intl.DateTimeFormat('en-GB', day)
const momentFormat = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit' })

/** @param moment RFC 3339. @returns such as "3 July 2026 at 09:15", in Europe/London. */
export const formatMoment = (moment: string): string => momentFormat.format(new Date(moment))

/** @param moment RFC 3339, or a day as `YYYY-MM-DD`. @returns such as "3 July 2026", in Europe/London. */
export const formatDay = (moment: string): string => dayFormat.format(new Date(moment))
