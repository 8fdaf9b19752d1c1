/**
 * Shows that something long is under way, and how long it took. On a terminal one line counts the seconds;
 * elsewhere (a log) there is one line at the start, one every half minute, and one at the end.
 * @param what for instance 'Installing'
 */
export declare const withProgress: <T>(
  what: string,
  work: () => Promise<T>,
  output?: { write: (text: string) => unknown; isTTY?: boolean },
) => Promise<T>
