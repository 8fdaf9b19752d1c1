/** What Node is given wherever it runs this project's TypeScript; the reason is in node-arguments.mjs. */
export declare const nodeArgumentsAt: (root: string) => readonly string[]
export declare const nodeArguments: readonly string[]
