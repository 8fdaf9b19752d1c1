import type { Config } from 'payload'

/** What the admin interface looks like; the components are in this folder. */
export const adminConfig: NonNullable<Config['admin']> = {
  user: 'users',
  importMap: { baseDir: process.cwd(), importMapFile: 'src/app/(payload)/admin/importMap.js' },
  meta: { titleSuffix: ' – KPSA' },
  theme: 'light',
}
