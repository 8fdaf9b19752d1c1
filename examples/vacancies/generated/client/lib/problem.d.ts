/** What the API said of an error (RFC 9457). `code` is stable; `detail` is for people. */
export type Problem = {
    code: string;
    status: number;
    title?: string;
    detail?: string;
} & Record<string, unknown>;
/**
 * An answer that was an error. Compare `code`: `not-found`, `gone`, `invalid-query`, `invalid-cursor`,
 * `key-not-valid`, `too-many-requests`, `not-ready-yet` and so on; `unexpected-answer` where it was not the API
 * that answered.
 */
export declare class KpsaError extends Error {
    readonly code: string;
    readonly status: number;
    readonly address: string;
    readonly problem: Problem | undefined;
    constructor(address: string, status: number, problem: Problem | undefined);
}
/** The problem in a body; undefined where it is none. */
export declare const problemIn: (body: string, status: number) => Problem | undefined;
