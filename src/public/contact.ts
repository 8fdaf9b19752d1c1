/** Sane rather than complete: what a person would recognise as a telephone number, with an extension perhaps. */
export const isPhone = (text: string): boolean =>
  text.length <= 40 &&
  /^\+?[\d ()./-]{6,24}(\s*(ext\.?|x)\s*\d{1,6})?$/i.test(text) &&
  text.replace(/\D/g, '').length >= 6
export const phoneSentence = 'This does not look like a telephone number. Write it like 01562 123456.'

/** One address. The local part and the domain as mail really uses them, not everything that RFC 5322 allows. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
export const emailSentence = 'This does not look like an e-mail address. Write it like office@school.example.'

/** The six-digit Unique Reference Number of "Get information about schools" (get-information-schools.service.gov.uk). */
export const isUrn = (text: string): boolean => /^\d{6}$/.test(text)
export const urnSentence = 'A URN has exactly six digits.'

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)
export const colourSentence = 'Write a colour as # and six digits or letters a–f, such as #1d4ed8.'
