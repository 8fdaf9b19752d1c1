import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { buildConfig, type CollectionConfig, type PayloadRequest, type Plugin } from 'payload'
import { approvalPlugin } from '../../src/plugins/approval/approval-plugin'

type Colleague = { role: 'writer' | 'chief' | 'publisher'; desk: number | { id: number } }

const colleague = ({ user }: PayloadRequest) => user as unknown as Colleague | null
const deskOf = ({ desk }: Colleague) => String(typeof desk === 'object' ? desk.id : desk)

const isSignedIn = ({ req }: { req: PayloadRequest }) => req.user !== null

const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'role', type: 'select', options: ['writer', 'chief', 'publisher'], required: true },
    { name: 'desk', type: 'relationship', relationTo: 'desks' as 'users', required: true },
  ],
}

const desks: CollectionConfig = {
  slug: 'desks',
  admin: { useAsTitle: 'title' },
  fields: [{ name: 'title', type: 'text', required: true }],
}

const articles: CollectionConfig = {
  slug: 'articles',
  access: {
    create: isSignedIn,
    update: isSignedIn,
    delete: isSignedIn,
    read: ({ req }) => isSignedIn({ req }) || { _status: { equals: 'published' } },
    readVersions: isSignedIn,
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'body', type: 'textarea' },
    { name: 'desk', type: 'relationship', relationTo: 'desks' as 'users', required: true },
    { name: 'publishAt', type: 'date' },
  ],
}

/** A magazine: each desk owns its articles, its chief signs them, and the publisher may withdraw them. */
export const magazine = (databaseFile: string, plugins: Plugin[] = []) =>
  buildConfig({
    secret: 'a magazine that exists for as long as a test runs',
    db: sqliteAdapter({ client: { url: `file:${databaseFile}` }, push: true }),
    collections: [users, desks, articles],
    plugins: [
      approvalPlugin({
        collections: ['articles'],
        owner: { field: 'desk', collection: 'desks' },
        mayWrite: (req, desk) => {
          const person = colleague(req)
          return person !== null && deskOf(person) === desk
        },
        signsFor: (req) => {
          const person = colleague(req)
          return person?.role === 'chief' ? { [deskOf(person)]: 'chief of the desk' } : {}
        },
        mayWithdraw: (req) => colleague(req)?.role === 'publisher',
      }),
      ...plugins,
    ],
    telemetry: false,
    logger: { options: { level: 'silent' } },
    typescript: { autoGenerate: false },
    admin: { importMap: { autoGenerate: false } },
  })
