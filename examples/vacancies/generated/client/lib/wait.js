/** Waits, unless it is aborted. @throws the signal's reason */
export const wait = (milliseconds, signal) => new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
        clearTimeout(timer);
        // As fetch does: whatever reason was given to abort().
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(signal?.reason);
    };
    const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
});
