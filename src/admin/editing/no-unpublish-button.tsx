/** Takes the place of Payload's "Unpublish": taking something off is a headteacher's decision, with a reason. */
export const NoUnpublishButton = () => null
