/**
 * An answer that was an error. Compare `code`: `not-found`, `gone`, `invalid-query`, `invalid-cursor`,
 * `key-not-valid`, `too-many-requests`, `not-ready-yet` and so on; `unexpected-answer` where it was not the API
 * that answered.
 */
export class KpsaError extends Error {
    code;
    status;
    address;
    problem;
    constructor(address, status, problem) {
        super(problem?.detail ?? `${address} answered with the status ${status}, and not as the API does.`);
        this.name = 'KpsaError';
        this.code = problem?.code ?? 'unexpected-answer';
        this.status = status;
        this.address = address;
        this.problem = problem;
    }
}
/** The problem in a body; undefined where it is none. */
export const problemIn = (body, status) => {
    try {
        const value = JSON.parse(body);
        const isProblem = typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
        return isProblem ? { status, ...value } : undefined;
    }
    catch {
        return undefined;
    }
};
