/** A file as it goes on to Payload. */
export type PreparedFile = {
  /** What it is, by its content, as a media type. */
  type: string
  /** Undefined where the bytes that came can go on as they are. */
  bytes: Uint8Array | undefined
}
