// Made from the kinds of items: npm run generate

/** The kinds by their names in addresses, each with what one item of it is called. */
export const kinds = {
  letters: { kind: 'letter', one: 'letter' },
  newsletters: { kind: 'newsletter', one: 'newsletter' },
  events: { kind: 'event', one: 'event' },
  pages: { kind: 'page', one: 'page' },
  evidence: { kind: 'evidence', one: 'pieceOfEvidence' },
} as const
