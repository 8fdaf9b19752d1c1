import { rememberLast } from './answer-memory.js';
import { KpsaError, problemIn } from './problem.js';
import { wait } from './wait.js';
const defaultWait = 2;
/** Seconds, or a date (RFC 9110, section 10.2.3). */
const secondsToWait = (header, longest) => {
    if (header === null)
        return Math.min(defaultWait, longest);
    const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
    return Math.min(Math.max(Number.isNaN(seconds) ? defaultWait : seconds, 0), longest);
};
const addressOf = (base, path, query) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
        if (value !== undefined)
            parameters.set(name, String(value));
    const text = parameters.toString();
    return base + path + (text === '' ? '' : `?${text}`);
};
/** How all requests of one client are made: conditional, patient where the server asks for it, with its key. */
export const asker = ({ url, key, fetch = globalThis.fetch, memory = rememberLast(), retries = 4, longestWait = 120, }) => {
    const base = url.replace(/(?<!\/)\/+$/, '');
    const send = async (address, etag, signal) => {
        for (let again = 0;; again += 1) {
            const response = await fetch(address, {
                headers: {
                    Accept: 'application/json',
                    ...(key !== undefined && { Authorization: `Bearer ${key}` }),
                    ...(etag !== undefined && { 'If-None-Match': etag }),
                },
                ...(signal && { signal }),
            });
            if ((response.status !== 429 && response.status !== 503) || again >= retries)
                return response;
            await response.body?.cancel();
            await wait(1000 * secondsToWait(response.headers.get('retry-after'), longestWait), signal);
        }
    };
    return async (path, query = {}, { signal } = {}) => {
        const address = addressOf(base, path, query);
        const known = memory === false ? undefined : await memory.get(address);
        const response = await send(address, known?.etag, signal);
        if (response.status === 304 && known)
            return JSON.parse(known.body);
        const body = await response.text();
        if (!response.ok)
            throw new KpsaError(address, response.status, problemIn(body, response.status));
        const etag = response.headers.get('etag');
        let answer;
        try {
            answer = JSON.parse(body);
        }
        catch {
            throw new KpsaError(address, response.status, undefined);
        }
        if (memory !== false && etag !== null)
            await memory.set(address, { etag, body });
        return answer;
    };
};
