import { buildConfig } from 'payload'
import { boundedSharp } from './src/media-files/bounded-sharp'
import { uploadLimits } from './src/collections/media/media-upload'
import { allianceApproval } from './src/alliance-rules/approval'
import { capacityAt } from './src/alliance-rules/capacity'
import { schoolLeavesTask } from './src/alliance-rules/school-leaves-task'
import { schoolScope } from './src/alliance-rules/school-scope'
import { sendMailTask } from './src/alliance/notifications'
import { allCollections } from './src/collections/all-collections'
import { databaseFor } from './src/database/database-for'
import { textEditor } from './src/fields/rich-text'
import { alliance } from './src/globals/alliance'
import { keepFilesInBucket } from './src/hooks/keep-files-in-bucket'
import { allianceAudit } from './src/audit/alliance-audit'
import { tellOfConsentTask } from './src/media-in-public/tell-of-consent-task'
import { recordSignsTask } from './src/media-in-public/record-signs'
import { approvalPlugin } from './src/plugins/approval/approval-plugin'
import { auditPlugin } from './src/plugins/audit/audit-plugin'
import { formPartsPlugin } from './src/plugins/form-parts/form-parts-plugin'
import { ownerScopePlugin } from './src/plugins/owner-scope/owner-scope-plugin'
import { wellFormedPlugin } from './src/plugins/well-formed/well-formed-plugin'
import { adminConfig } from './src/admin/admin-config'
import { partsOfForms } from './src/admin/parts-of-forms'
import { approvalComponents } from './src/admin/editing/approval-components'
import { nobody } from './src/access/combine'
import { closePayloadsOwnCollections } from './src/access/payloads-own-collections'
import { answerWithCode } from './src/server/requests/answer-with-code'
import { env } from './src/settings/env'
import { mailAdapter } from './src/server/mail'
import { loggingLevels, payloadLogger } from './src/settings/logger'
import { keepChangesWhileSigningIn } from './src/signing-in/keep-changes-while-signing-in'
import { signInWithoutRoom } from './src/signing-in/sign-in-without-room'
import { preferencesWithoutRoom } from './src/storing/preferences-without-room'
import { onlyOurStrategy } from './src/signing-in/session-strategy'
import { holdsPermit } from './src/plugins/approval/storing/permit'

const items = ['letters', 'newsletters', 'events', 'pages', 'lppa-evidence'] as const

export default buildConfig({
  secret: env().secret,
  serverURL: env().publicUrl,
  db: keepChangesWhileSigningIn(signInWithoutRoom(preferencesWithoutRoom(databaseFor(env())))),
  editor: textEditor(),
  sharp: boundedSharp,
  email: mailAdapter(env()),
  logger: payloadLogger,
  admin: adminConfig,
  collections: allCollections,
  globals: [alliance],
  plugins: [
    ownerScopePlugin({
      ...schoolScope({ administratorWrites: ['media'] }),
      collections: [...items, 'translations', 'media'],
    }),
    approvalPlugin({
      ...allianceApproval,
      collections: [...items, 'translations'],
      components: approvalComponents,
    }),
    keepFilesInBucket({ collection: 'media', s3: env().s3 }),
    auditPlugin({ ...allianceAudit, capacityAt }),
    wellFormedPlugin({ trusts: holdsPermit }),
    formPartsPlugin({ parts: partsOfForms }),
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
    tasks: [sendMailTask, tellOfConsentTask, recordSignsTask, schoolLeavesTask],
    access: { run: nobody, queue: nobody, cancel: nobody },
  },
  upload: uploadLimits,
  typescript: { outputFile: 'src/payload-types.ts' },
}).then(closePayloadsOwnCollections)
