/** Takes the place of a button of Payload's that would publish without approval. */
export const NoButton = () => null
