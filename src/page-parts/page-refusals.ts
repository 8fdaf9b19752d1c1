/** The address cannot be understood; becomes a page with status 400. */
export class BadAddress extends Error {}
/** There is nothing at this address; becomes a page with status 404. */
export class NoSuchPage extends Error {}
