import { wait } from './wait.js';
/**
 * Every change after a cursor, oldest first; ends when all are known, or with `follow` when it is aborted. Keep the
 * `cursor` of the last change that was dealt with, and give it as `after` next time. Changes come again after that
 * where it stood within a page, which does no harm: each says what is, not what to add.
 *
 * @throws KpsaError `invalid-cursor` where the server doesn't know the cursor: begin again with an empty copy
 */
export async function* followChanges(ask, site, { after, limit = 100, follow = false, everySeconds = 30, signal } = {}) {
    let known = after;
    for (;;) {
        const page = await ask(`/v1/sites/${encodeURIComponent(site)}/changes`, { after: known, limit }, { signal });
        for (const [index, change] of page.changes.entries()) {
            const isLast = index === page.changes.length - 1;
            yield { ...change, cursor: isLast ? page.next : (known ?? '') };
        }
        known = page.next;
        if (page.more)
            continue;
        if (!follow)
            return;
        await wait(1000 * everySeconds, signal);
    }
}
