export declare const extensionSet: () => { folder: string; name: string; tsconfig: string }
