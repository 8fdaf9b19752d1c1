/** How the program that cleans PDF files ends where it refuses one; what it has written then is the sentence. */
export const refused = 3
