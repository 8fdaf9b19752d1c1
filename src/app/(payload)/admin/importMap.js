import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeldBy as HeldBy_f5e343dd2c03284ec6c753385ef2c6ac } from '../../../admin/site-clients/held-by'
import { ApprovalColumnLabel as ApprovalColumnLabel_1b70118e359b406eb7e279a11a70220d } from '../../../admin/editing/approval-column-label'
import { ApprovalPanel as ApprovalPanel_8d0003063b9744affd595b21a0da04ad } from '../../../admin/editing/approval-panel'
import { HeldForm as HeldForm_647b564ba9dde5ad4f297825a0e6192d } from '../../../admin/editing/held-form'
import { UnsavedAfterRefusal as UnsavedAfterRefusal_cc1ae2236ba6a17594503b12bd4b085e } from '../../../admin/editing/unsaved-after-refusal'
import { SubmitButton as SubmitButton_3508f04ce7037ab8db7273c46d51ba52 } from '../../../admin/editing/submit-button'
import { SaveDraftButton as SaveDraftButton_c5d2e302e4adad17e51a9473214bfef8 } from '../../../admin/editing/save-draft-button'
import { StateInWords as StateInWords_d955007e86bfd1f30977a6e6b7382786 } from '../../../admin/editing/state-in-words'
import { NoUnpublishButton as NoUnpublishButton_f8004a25c267814a9162585cf2689170 } from '../../../admin/editing/no-unpublish-button'
import { SourceVersionField as SourceVersionField_3a9b8174c84b1d00c14a50e9cf059145 } from '../../../admin/editing/source-version-field'
import { FileRefusal as FileRefusal_36257862ed95b9c988848cd15792467a } from '../../../admin/editing/file-refusal'
import { CurrentPassword as CurrentPassword_133ba56ca56fe21e839cee747d872946 } from '../../../admin/editing/current-password'
import { SecondFactorSection as SecondFactorSection_62e3dd7f478b408fd933c22fb993cd97 } from '../../../admin/second-step/second-factor-section'
import { WebhookHealth as WebhookHealth_0271e0043fa27fa4078200fe45a2d8e2 } from '../../../admin/site-clients/webhook-health'
import { ReceiptsTable as ReceiptsTable_5de6a3573e8b7a7913459aba63b66152 } from '../../../admin/site-clients/receipts-table'
import { SendAgainSection as SendAgainSection_cba240693d666599c25df26934a9e40a } from '../../../admin/site-clients/send-again-section'
import { ExportEntriesLink as ExportEntriesLink_daa0baf6e90ef45f768b5280f88ebd7d } from '../../../admin/look/export-entries-link'
import { DemonstrationBanner as DemonstrationBanner_7bfe275f32a6b7b8f6a3e3f085ac50eb } from '../../../admin/look/demonstration-banner'
import { KpsaIcon as KpsaIcon_eab84730635c8743ce3a58a0494523c4 } from '../../../admin/look/kpsa-icon'
import { KpsaLogo as KpsaLogo_e5d8abac723a69ffc4c1be75bf270933 } from '../../../admin/look/kpsa-logo'
import { Dashboard as Dashboard_a71605c9880233a36030edc79d74d0d4 } from '../../../admin/start-page/dashboard'
import { LeadToSecondFactor as LeadToSecondFactor_b3ac0a660f7340af5e30393028dacebf } from '../../../admin/second-step/lead-to-second-factor'
import { RefusalsInWords as RefusalsInWords_20d8ffc3d441517387be0fe81cc78492 } from '../../../admin/editing/refusals-in-words'
import { SecondFactorView as SecondFactorView_aa26d537eeec5c085fb3d40857464768 } from '../../../admin/second-step/second-factor-view'
import { ReviewView as ReviewView_cc24ce92917943739ff37a747becfcf8 } from '../../../admin/review/review-view'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/site-clients/held-by#HeldBy": HeldBy_f5e343dd2c03284ec6c753385ef2c6ac,
  "/src/admin/editing/approval-column-label#ApprovalColumnLabel": ApprovalColumnLabel_1b70118e359b406eb7e279a11a70220d,
  "/src/admin/editing/approval-panel#ApprovalPanel": ApprovalPanel_8d0003063b9744affd595b21a0da04ad,
  "/src/admin/editing/held-form#HeldForm": HeldForm_647b564ba9dde5ad4f297825a0e6192d,
  "/src/admin/editing/unsaved-after-refusal#UnsavedAfterRefusal": UnsavedAfterRefusal_cc1ae2236ba6a17594503b12bd4b085e,
  "/src/admin/editing/submit-button#SubmitButton": SubmitButton_3508f04ce7037ab8db7273c46d51ba52,
  "/src/admin/editing/save-draft-button#SaveDraftButton": SaveDraftButton_c5d2e302e4adad17e51a9473214bfef8,
  "/src/admin/editing/state-in-words#StateInWords": StateInWords_d955007e86bfd1f30977a6e6b7382786,
  "/src/admin/editing/no-unpublish-button#NoUnpublishButton": NoUnpublishButton_f8004a25c267814a9162585cf2689170,
  "/src/admin/editing/source-version-field#SourceVersionField": SourceVersionField_3a9b8174c84b1d00c14a50e9cf059145,
  "/src/admin/editing/file-refusal#FileRefusal": FileRefusal_36257862ed95b9c988848cd15792467a,
  "/src/admin/editing/current-password#CurrentPassword": CurrentPassword_133ba56ca56fe21e839cee747d872946,
  "/src/admin/second-step/second-factor-section#SecondFactorSection": SecondFactorSection_62e3dd7f478b408fd933c22fb993cd97,
  "/src/admin/site-clients/webhook-health#WebhookHealth": WebhookHealth_0271e0043fa27fa4078200fe45a2d8e2,
  "/src/admin/site-clients/receipts-table#ReceiptsTable": ReceiptsTable_5de6a3573e8b7a7913459aba63b66152,
  "/src/admin/site-clients/send-again-section#SendAgainSection": SendAgainSection_cba240693d666599c25df26934a9e40a,
  "/src/admin/look/export-entries-link#ExportEntriesLink": ExportEntriesLink_daa0baf6e90ef45f768b5280f88ebd7d,
  "/src/admin/look/demonstration-banner#DemonstrationBanner": DemonstrationBanner_7bfe275f32a6b7b8f6a3e3f085ac50eb,
  "/src/admin/look/kpsa-icon#KpsaIcon": KpsaIcon_eab84730635c8743ce3a58a0494523c4,
  "/src/admin/look/kpsa-logo#KpsaLogo": KpsaLogo_e5d8abac723a69ffc4c1be75bf270933,
  "/src/admin/start-page/dashboard#Dashboard": Dashboard_a71605c9880233a36030edc79d74d0d4,
  "/src/admin/second-step/lead-to-second-factor#LeadToSecondFactor": LeadToSecondFactor_b3ac0a660f7340af5e30393028dacebf,
  "/src/admin/editing/refusals-in-words#RefusalsInWords": RefusalsInWords_20d8ffc3d441517387be0fe81cc78492,
  "/src/admin/second-step/second-factor-view#SecondFactorView": SecondFactorView_aa26d537eeec5c085fb3d40857464768,
  "/src/admin/review/review-view#ReviewView": ReviewView_cc24ce92917943739ff37a747becfcf8,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
