export type RememberedAnswer = {
    etag: string;
    body: string;
};
/**
 * Keeps answers by their address, so that an unchanged one costs a 304 without a body. One that writes to a disk may
 * be given instead of the usual one.
 */
export type AnswerMemory = {
    get: (address: string) => RememberedAnswer | undefined | Promise<RememberedAnswer | undefined>;
    set: (address: string, answer: RememberedAnswer) => void | Promise<void>;
};
/** Keeps the answers that were used last. */
export declare const rememberLast: (most?: number) => AnswerMemory;
