import path from 'node:path'

/** The absolute path behind `file:./data/kpsa.db`, `file:/data/kpsa.db` or `file:///data/kpsa.db`. */
export const sqliteFile = (uri: string): string => path.resolve(uri.replace(/^file:(\/\/(?=\/))?/, ''))
