import { buildConfig, type SanitizedConfig } from 'payload'
import { boundedSharp } from './media-files/bounded-sharp'
import { uploadLimits } from './collections/media/media-upload'
import { approvedCollections } from './alliance/item'
import { allianceApproval } from './alliance-rules/approval'
import { capacityAt } from './alliance-rules/capacity'
import { schoolLeavesTask } from './alliance-rules/school-leaves-task'
import { schoolScope } from './alliance-rules/school-scope'
import { sendMailTask } from './alliance/telling/by-mail'
import { ofItsOwn } from './collections/of-its-own'
import { allCollections } from './collections/all-collections'
import { databaseFor } from './database/database-for'
import { textEditor } from './fields/rich-text'
import { alliance } from './globals/alliance'
import { keepFilesInBucket } from './hooks/keep-files-in-bucket'
import { allianceAudit } from './audit/alliance-audit'
import { tellOfConsentTask } from './media-in-public/tell-of-consent-task'
import { recordSignsTask } from './media-in-public/record-signs'
import { approvalPlugin } from './plugins/approval/approval-plugin'
import { auditPlugin } from './plugins/audit/audit-plugin'
import { formPartsPlugin } from './plugins/form-parts/form-parts-plugin'
import { ownerScopePlugin } from './plugins/owner-scope/owner-scope-plugin'
import { wellFormedPlugin } from './plugins/well-formed/well-formed-plugin'
import { explainValue } from './fields/explain-value'
import { adminConfig } from './admin/admin-config'
import { aboveFields, partsOfForms } from './admin/parts-of-forms'
import { officeLanguage } from './admin/office/own-words'
import { officePlugin } from './admin/office/office-plugin'
import { approvalComponents } from './admin/editing/approval-components'
import { nobody } from './access/combine'
import { closePayloadsOwnCollections } from './access/payloads-own-collections'
import { answerWithCode } from './server/requests/answer-with-code'
import type { Env } from './settings/env'
import { withSettings } from './settings/settings-of'
import { mailAdapter } from './server/mail'
import { loggingLevels, payloadLogger } from './settings/logger'
import { keepChangesWhileSigningIn } from './signing-in/keep-changes-while-signing-in'
import { signInWithoutRoom } from './signing-in/sign-in-without-room'
import { preferencesWithoutRoom } from './storing/preferences-without-room'
import { onlyOurStrategy } from './signing-in/session-strategy'
import { holdsPermit } from './plugins/approval/storing/permit'

/** Everything that the authoring role is made of, with these settings. It opens nothing. */
export const makeConfig = async (settings: Env): Promise<SanitizedConfig> =>
  buildConfig({
    secret: settings.secret,
    serverURL: settings.publicUrl,
    custom: withSettings(settings),
    db: keepChangesWhileSigningIn(signInWithoutRoom(preferencesWithoutRoom(await databaseFor(settings)))),
    editor: textEditor(),
    sharp: boundedSharp,
    email: mailAdapter(settings),
    logger: payloadLogger,
    admin: adminConfig,
    i18n: officeLanguage,
    collections: allCollections(settings),
    globals: [alliance],
    plugins: [
      ownerScopePlugin({
        ...schoolScope({ administratorWrites: ['media'] }),
        collections: [...approvedCollections, 'media'],
      }),
      approvalPlugin({
        ...allianceApproval,
        collections: [...approvedCollections],
        components: approvalComponents,
      }),
      keepFilesInBucket({ collection: 'media', s3: settings.s3 }),
      auditPlugin({ ...allianceAudit(settings), capacityAt }),
      wellFormedPlugin({ trusts: holdsPermit, explain: explainValue }),
      formPartsPlugin({ parts: partsOfForms, above: aboveFields }),
      officePlugin,
      ofItsOwn,
    ],
    loggingLevels,
    onInit: onlyOurStrategy,
    hooks: { afterError: [answerWithCode] },
    graphQL: { disable: true },
    cors: [],
    csrf: settings.trustedOrigins,
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
