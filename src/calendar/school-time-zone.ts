/** School days are days in Kidderminster, and so are parents' clocks. */
export const schoolTimeZone = 'Europe/London'
