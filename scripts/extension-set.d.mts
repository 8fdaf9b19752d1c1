export declare const extensionSet: () => { folder: string; tsconfig: string; build: string }
