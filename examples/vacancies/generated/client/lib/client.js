import { kinds } from './kinds.js';
import { followChanges } from './follow-changes.js';
import { asker } from './request.js';
/** The cursor in the address of a next page. */
export const cursorOf = (next) => new URL(next).searchParams.get('after') ?? undefined;
const listOf = (ask, path, query, options) => {
    const page = (after) => ask(path, { ...query, ...(after !== undefined && { after }) }, options);
    return {
        list: () => page(undefined),
        async *[Symbol.asyncIterator]() {
            let after;
            do {
                const { items, next } = await page(after);
                yield* items;
                after = next === null ? undefined : cursorOf(next);
            } while (after !== undefined);
        },
    };
};
const siteReader = (ask, slug) => {
    const path = `/v1/sites/${encodeURIComponent(slug)}`;
    const many = (plural) => (query = {}, options) => listOf(ask, `${path}/${plural}`, query, options);
    const one = (plural) => (item, query = {}, options) => ask(`${path}/${plural}/${encodeURIComponent(item)}`, query, options);
    const ofKinds = Object.entries(kinds).flatMap(([plural, named]) => [
        [plural, many(plural)],
        [named.one, one(plural)],
    ]);
    return {
        get: (options) => ask(path, {}, options),
        ...Object.fromEntries(ofKinds),
        search: (q, query = {}, options) => listOf(ask, `${path}/search`, { q, ...query }, options),
        changes: (options) => followChanges(ask, slug, options),
    };
};
/** A reader of one installation. */
export const kpsa = (options) => {
    const ask = asker(options);
    return {
        sites: async (call) => (await ask('/v1/sites', {}, call)).sites,
        site: (slug) => siteReader(ask, slug),
    };
};
export { KpsaError } from './problem.js';
export { rememberLast } from './answer-memory.js';
