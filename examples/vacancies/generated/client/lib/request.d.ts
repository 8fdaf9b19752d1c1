import { type AnswerMemory } from './answer-memory.js';
export type KpsaOptions = {
    /** Where the installation is, such as `https://www.example.org`. */
    url: string;
    /** The key of a site client. Optional; keep it out of pages that others can read. */
    key?: string;
    /** In place of the platform's own `fetch`. */
    fetch?: typeof globalThis.fetch;
    /** Where answers are kept for conditional requests; `false` keeps none. */
    memory?: AnswerMemory | false;
    /** How often a request is sent again after 429 or 503; 4 times by default. */
    retries?: number;
    /** The longest that is waited before that, in seconds, whatever `Retry-After` says; 120 by default. */
    longestWait?: number;
};
export type CallOptions = {
    signal?: AbortSignal;
};
export type Query = Record<string, string | number | undefined>;
/** Asks one address. @throws KpsaError; what `fetch` throws where nothing answers; the signal's reason */
export type Ask = <Answer>(path: string, query?: Query, options?: CallOptions) => Promise<Answer>;
/** How all requests of one client are made: conditional, patient where the server asks for it, with its key. */
export declare const asker: ({ url, key, fetch, memory, retries, longestWait, }: KpsaOptions) => Ask;
