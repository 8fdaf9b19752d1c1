/**
 * When a process was started, in whatever words the system has for it; empty where the system does not say. A number
 * is given to another process one day: together with this it names one process and no other.
 */
export declare const startOf: (processId: number) => string

/**
 * Whether the process that was noted with this number and this start is there now.
 *
 * @param start as `startOf` gave it then; empty where it was not noted
 */
export declare const isStillThere: (processId: number, start: string) => boolean
