/** What waits in the database to be done, as one reading. */
export type Backlog = {
  webhooks: {
    /** Not delivered yet, those that fail included. */
    waiting: number
    /** Tried at least once, in vain, and to be tried again. */
    failing: number
    /** Given up within the time for which finished ones are kept. */
    givenUp: number
    /** Seconds by which the most overdue try is late; 0 where none is. */
    overdueSeconds: number
  }
  jobs: {
    /** To be done now. */
    due: number
    /** Being done by a process, this one or another. */
    running: number
    /** To be done at a set time that has not come. */
    scheduled: number
    /** Tried as often as they may be, in vain. */
    failed: number
    /** Seconds by which the most overdue one is late; 0 where none is. */
    overdueSeconds: number
  }
  /** Items whose time to go live, or to come down, came in vain, and that nobody has seen to since. */
  unmetTimes: number
}
