/** Every file at a place, which is a file or a folder; none where nothing is there. `changed` is in milliseconds since 1970. */
export declare const filesBelow: (place: string) => { file: string; size: number; changed: number }[]
