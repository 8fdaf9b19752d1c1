/** What src/media-files/limit-watch.mjs says before it ends its process; whoever started the process looks for it. */
export const limitReached = 'limit-reached'
