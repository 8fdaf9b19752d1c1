/** Waits, unless it is aborted. @throws the signal's reason */
export declare const wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
