/** Keeps the answers that were used last. */
export const rememberLast = (most = 100) => {
    const answers = new Map();
    return {
        get(address) {
            const answer = answers.get(address);
            if (!answer)
                return undefined;
            answers.delete(address);
            answers.set(address, answer);
            return answer;
        },
        set(address, answer) {
            answers.delete(address);
            answers.set(address, answer);
            const [oldest] = answers.keys();
            if (answers.size > most && oldest !== undefined)
                answers.delete(oldest);
        },
    };
};
