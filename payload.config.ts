import { buildConfig } from 'payload'
import sharp from 'sharp'
import { uploadLimits } from './src/collections/media-upload'
import { allianceApproval } from './src/alliance/approval'
import { sendMailTask } from './src/alliance/notifications'
import { allCollections } from './src/collections/all-collections'
import { databaseFor } from './src/database/database-for'
import { textEditor } from './src/fields/rich-text'
import { alliance } from './src/globals/alliance'
import { auditedChanges } from './src/audit/audited-changes'
import { tellOfConsentTask } from './src/media-concerns/tell-of-consent-task'
import { approvalPlugin } from './src/plugins/approval/approval-plugin'
import { auditPlugin } from './src/plugins/audit/audit-plugin'
import { mediaStoragePlugin } from './src/plugins/media-storage/media-storage-plugin'
import { publishingPlugin } from './src/plugins/publishing/publishing-plugin'
import { schoolScopePlugin } from './src/plugins/school-scope/school-scope-plugin'
import { wellFormedPlugin } from './src/plugins/well-formed/well-formed-plugin'
import { adminConfig } from './src/admin/admin-config'
import { approvalComponents } from './src/admin/approval-components'
import { nobody } from './src/access/combine'
import { closePayloadsOwnCollections } from './src/access/payloads-own-collections'
import { answerWithCode } from './src/server/answer-with-code'
import { env } from './src/server/env'
import { mailAdapter } from './src/server/mail'
import { logger, loggingLevels } from './src/server/logger'
import { keepChangesWhileSigningIn } from './src/signing-in/keep-changes-while-signing-in'
import { onlyOurStrategy } from './src/signing-in/session-strategy'

const items = ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence'] as const

export default buildConfig({
  secret: env().secret,
  serverURL: env().publicUrl,
  db: keepChangesWhileSigningIn(databaseFor(env())),
  editor: textEditor(),
  sharp,
  email: mailAdapter(env()),
  logger,
  admin: adminConfig,
  collections: allCollections,
  globals: [alliance],
  plugins: [
    schoolScopePlugin({ collections: [...items, 'translations', 'media'], administratorWrites: ['media'] }),
    approvalPlugin({
      ...allianceApproval,
      collections: [...items, 'translations'],
      components: approvalComponents,
    }),
    publishingPlugin({ schools: 'schools', alliance: 'alliance' }),
    mediaStoragePlugin({ collection: 'media', s3: env().s3 }),
    auditPlugin({ changes: auditedChanges }),
    wellFormedPlugin,
  ],
  loggingLevels,
  onInit: onlyOurStrategy,
  hooks: { afterError: [answerWithCode] },
  graphQL: { disable: true },
  cors: [],
  csrf: env().trustedOrigins,
  maxDepth: 2,
  defaultDepth: 1,
  telemetry: false,
  jobs: {
    tasks: [sendMailTask, tellOfConsentTask],
    access: { run: nobody, queue: nobody, cancel: nobody },
    autoRun: [{ cron: '*/5 * * * * *', queue: 'default', limit: 50 }],
    deleteJobOnComplete: true,
  },
  upload: uploadLimits,
  typescript: { outputFile: 'src/payload-types.ts' },
}).then(closePayloadsOwnCollections)
