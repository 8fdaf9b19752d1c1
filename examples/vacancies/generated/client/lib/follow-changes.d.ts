import type { components } from './api-types.js';
import type { Ask } from './request.js';
/** One change, and the cursor to keep once it has been dealt with. */
export type FollowedChange = components['schemas']['Change'] & {
    cursor: string;
};
export type FollowOptions = {
    /** A cursor that was kept earlier; without it, from the beginning. */
    after?: string;
    /** Changes asked for at a time, 1 to 100. */
    limit?: number;
    /** Goes on for ever, looking again every so often. */
    follow?: boolean;
    /** How often to look again, in seconds; 30 by default. */
    everySeconds?: number;
    signal?: AbortSignal;
};
/**
 * Every change after a cursor, oldest first; ends when all are known, or with `follow` when it is aborted. Keep the
 * `cursor` of the last change that was dealt with, and give it as `after` next time. Changes come again after that
 * where it stood within a page, which does no harm: each says what is, not what to add.
 *
 * @throws KpsaError `invalid-cursor` where the server doesn't know the cursor: begin again with an empty copy
 */
export declare function followChanges(ask: Ask, site: string, { after, limit, follow, everySeconds, signal }?: FollowOptions): AsyncGenerator<FollowedChange, void, undefined>;
