/**
 * Runs `work` while no other process on this machine does so under the same lock file. A lock that was left by a
 * process that died, or came along with a copy of its folder, is taken over.
 */
export declare const onlyOne: <T>(
  lockFile: string,
  work: () => Promise<T>,
  options?: { onWait?: () => void },
) => Promise<T>
