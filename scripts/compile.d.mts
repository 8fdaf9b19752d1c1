/** Makes what an installation runs, where that is not there for the sources as they are now. */
export declare const compilePrograms: () => Promise<void>
