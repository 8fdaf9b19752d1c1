import { ErrorSummary as ErrorSummary_81c5c1fdf268a480c5b896eb14b24b06 } from '../../../../src/admin/errors/error-summary'
import { DayCell as DayCell_d3c742d0bb26283a9396360df79952d9 } from '../../../../src/admin/dates/date-cells'
import { DayInput as DayInput_4c5f86f477f6b67b6648c195cf82dff6 } from '../../../../src/admin/dates/day-input'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PastingFeatureClient as PastingFeatureClient_e11f2be3e95b247d3266de768cae4372 } from '../../../../src/admin/pasting/pasting-feature-client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeldBy as HeldBy_dc9f5279a30f58682570929069851c0b } from '../../../../src/admin/site-clients/held-by'
import { MomentCell as MomentCell_d3c742d0bb26283a9396360df79952d9 } from '../../../../src/admin/dates/date-cells'
import { MomentInput as MomentInput_4f5b401c5c0bcd27f74a4dff68824652 } from '../../../../src/admin/dates/moment-input'
import { SchoolCell as SchoolCell_0dfd71c2927aa246d362930fbf8e84bf } from '../../../../src/admin/office/school-cell'
import { ApprovalColumnLabel as ApprovalColumnLabel_45f6d07638dcac4276d1f895d7f02f3d } from '../../../../src/admin/editing/approval-column-label'
import { ApprovalStateCell as ApprovalStateCell_ca1e887a60f5bfc760f4401faa52f460 } from '../../../../src/admin/office/approval-state-cell'
import { ApprovalPanel as ApprovalPanel_15fe777c7f9079b1d702e42863e68a4c } from '../../../../src/admin/editing/approval-panel'
import { HeldForm as HeldForm_154c9a89c545bfdb6a8a4b735f05c67c } from '../../../../src/admin/editing/held-form'
import { UnsavedAfterRefusal as UnsavedAfterRefusal_69482f451f755d48a4d672ff8edc4ee2 } from '../../../../src/admin/editing/unsaved-after-refusal'
import { KeptTexts as KeptTexts_41ba3d840d0484787f7aa79bd24ffa6b } from '../../../../src/admin/keeping/kept-texts'
import { LateChanges as LateChanges_c0e35ab29a71e60d9fa8929c9c3598b1 } from '../../../../src/admin/late-changes/late-changes'
import { ChangedMeanwhile as ChangedMeanwhile_fc3486f712dfb848ed5abef0e66a627e } from '../../../../src/admin/conflicts/changed-meanwhile'
import { SubmitButton as SubmitButton_3e1de5645b5af731ac9d99b7289ff921 } from '../../../../src/admin/editing/submit-button'
import { SaveDraftButton as SaveDraftButton_47ee64154dafbae638627c9aa0b64f49 } from '../../../../src/admin/editing/save-draft-button'
import { StateInWords as StateInWords_d1e21ead29d7e96777bee66ad5f146f5 } from '../../../../src/admin/editing/state-in-words'
import { NoUnpublishButton as NoUnpublishButton_5a37b9d7cb8b09c733f971aee47e1e99 } from '../../../../src/admin/editing/no-unpublish-button'
import { HistoryView as HistoryView_234185212afdd3b9bc9fbb855f756a18 } from '../../../../src/admin/office/history-view'
import { RepeatsField as RepeatsField_6745bd54ce70204cd2ea4f5e1ee7e99e } from '../../../../src/admin/repeats/repeats-field'
import { SourceVersionField as SourceVersionField_35ecc7d43e6c7d886cc55ed761f98a2d } from '../../../../src/admin/editing/source-version-field'
import { FileRefusal as FileRefusal_3aad56987b5ec796dad4ef7a25be0936 } from '../../../../src/admin/editing/file-refusal'
import { CurrentPassword as CurrentPassword_8a314b55981f5ec4013f5b7adbaae248 } from '../../../../src/admin/editing/current-password'
import { SecondFactorSection as SecondFactorSection_18d1e9cc97ce675824b5a53cb1828af3 } from '../../../../src/admin/second-step/second-factor-section'
import { WebhookHealth as WebhookHealth_805ed444f035eb379705182c6b430bf7 } from '../../../../src/admin/site-clients/webhook-health'
import { ReceiptsTable as ReceiptsTable_6cfaab5ca733979ddebdc5042077b187 } from '../../../../src/admin/site-clients/receipts-table'
import { SendAgainSection as SendAgainSection_7d1371ac22bc82a2b5d32ef5da387325 } from '../../../../src/admin/site-clients/send-again-section'
import { RecordedMomentCell as RecordedMomentCell_8c68d1453fbfef53bdf94e91b2b04dca } from '../../../../src/admin/office/recorded-moment-cell'
import { AuditSentenceCell as AuditSentenceCell_4c6e2f3ba4cfea71ef166c98aad80dbc } from '../../../../src/admin/office/audit-sentence-cell'
import { ExportEntriesLink as ExportEntriesLink_fd7fe424af09e0758a82f903659c2053 } from '../../../../src/admin/look/export-entries-link'
import { DemonstrationBanner as DemonstrationBanner_96bea4bf385d1c7597e279da4aeed083 } from '../../../../src/admin/look/demonstration-banner'
import { KpsaIcon as KpsaIcon_489bac8588e44c11dad6c8871e76a7c8 } from '../../../../src/admin/look/kpsa-icon'
import { KpsaLogo as KpsaLogo_90e430fdb31d76b03837e4e683d256e5 } from '../../../../src/admin/look/kpsa-logo'
import { Dashboard as Dashboard_358b41e1b953b5cf8b8c5d5ce53a3e3e } from '../../../../src/admin/start-page/dashboard'
import { LeadToSecondFactor as LeadToSecondFactor_d99efe871473d7102a661537df68b74b } from '../../../../src/admin/second-step/lead-to-second-factor'
import { WaitingInMenu as WaitingInMenu_b05295eef862bce192c2eb47b7e0820b } from '../../../../src/admin/start-page/waiting-in-menu'
import { WatchFormStates as WatchFormStates_f58e1ae66e3d992cf790df1c55b2e3a7 } from '../../../../src/admin/late-changes/watch-form-states'
import { SessionKeeper as SessionKeeper_7b5b104dc8267f23d62498d2bcfb65bd } from '../../../../src/admin/session/session-keeper'
import { RefusalsInWords as RefusalsInWords_b4c50a1abce3b6ee528a8a3ffaccd46c } from '../../../../src/admin/editing/refusals-in-words'
import { SecondFactorView as SecondFactorView_4f7a5334339b567f7684ba63aa48d878 } from '../../../../src/admin/second-step/second-factor-view'
import { ReviewView as ReviewView_f45e501f3246acf4d0262c12dd14a930 } from '../../../../src/admin/review/review-view'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/errors/error-summary#ErrorSummary": ErrorSummary_81c5c1fdf268a480c5b896eb14b24b06,
  "/src/admin/dates/date-cells#DayCell": DayCell_d3c742d0bb26283a9396360df79952d9,
  "/src/admin/dates/day-input#DayInput": DayInput_4c5f86f477f6b67b6648c195cf82dff6,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/pasting/pasting-feature-client#PastingFeatureClient": PastingFeatureClient_e11f2be3e95b247d3266de768cae4372,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/site-clients/held-by#HeldBy": HeldBy_dc9f5279a30f58682570929069851c0b,
  "/src/admin/dates/date-cells#MomentCell": MomentCell_d3c742d0bb26283a9396360df79952d9,
  "/src/admin/dates/moment-input#MomentInput": MomentInput_4f5b401c5c0bcd27f74a4dff68824652,
  "/src/admin/office/school-cell#SchoolCell": SchoolCell_0dfd71c2927aa246d362930fbf8e84bf,
  "/src/admin/editing/approval-column-label#ApprovalColumnLabel": ApprovalColumnLabel_45f6d07638dcac4276d1f895d7f02f3d,
  "/src/admin/office/approval-state-cell#ApprovalStateCell": ApprovalStateCell_ca1e887a60f5bfc760f4401faa52f460,
  "/src/admin/editing/approval-panel#ApprovalPanel": ApprovalPanel_15fe777c7f9079b1d702e42863e68a4c,
  "/src/admin/editing/held-form#HeldForm": HeldForm_154c9a89c545bfdb6a8a4b735f05c67c,
  "/src/admin/editing/unsaved-after-refusal#UnsavedAfterRefusal": UnsavedAfterRefusal_69482f451f755d48a4d672ff8edc4ee2,
  "/src/admin/keeping/kept-texts#KeptTexts": KeptTexts_41ba3d840d0484787f7aa79bd24ffa6b,
  "/src/admin/late-changes/late-changes#LateChanges": LateChanges_c0e35ab29a71e60d9fa8929c9c3598b1,
  "/src/admin/conflicts/changed-meanwhile#ChangedMeanwhile": ChangedMeanwhile_fc3486f712dfb848ed5abef0e66a627e,
  "/src/admin/editing/submit-button#SubmitButton": SubmitButton_3e1de5645b5af731ac9d99b7289ff921,
  "/src/admin/editing/save-draft-button#SaveDraftButton": SaveDraftButton_47ee64154dafbae638627c9aa0b64f49,
  "/src/admin/editing/state-in-words#StateInWords": StateInWords_d1e21ead29d7e96777bee66ad5f146f5,
  "/src/admin/editing/no-unpublish-button#NoUnpublishButton": NoUnpublishButton_5a37b9d7cb8b09c733f971aee47e1e99,
  "/src/admin/office/history-view#HistoryView": HistoryView_234185212afdd3b9bc9fbb855f756a18,
  "/src/admin/repeats/repeats-field#RepeatsField": RepeatsField_6745bd54ce70204cd2ea4f5e1ee7e99e,
  "/src/admin/editing/source-version-field#SourceVersionField": SourceVersionField_35ecc7d43e6c7d886cc55ed761f98a2d,
  "/src/admin/editing/file-refusal#FileRefusal": FileRefusal_3aad56987b5ec796dad4ef7a25be0936,
  "/src/admin/editing/current-password#CurrentPassword": CurrentPassword_8a314b55981f5ec4013f5b7adbaae248,
  "/src/admin/second-step/second-factor-section#SecondFactorSection": SecondFactorSection_18d1e9cc97ce675824b5a53cb1828af3,
  "/src/admin/site-clients/webhook-health#WebhookHealth": WebhookHealth_805ed444f035eb379705182c6b430bf7,
  "/src/admin/site-clients/receipts-table#ReceiptsTable": ReceiptsTable_6cfaab5ca733979ddebdc5042077b187,
  "/src/admin/site-clients/send-again-section#SendAgainSection": SendAgainSection_7d1371ac22bc82a2b5d32ef5da387325,
  "/src/admin/office/recorded-moment-cell#RecordedMomentCell": RecordedMomentCell_8c68d1453fbfef53bdf94e91b2b04dca,
  "/src/admin/office/audit-sentence-cell#AuditSentenceCell": AuditSentenceCell_4c6e2f3ba4cfea71ef166c98aad80dbc,
  "/src/admin/look/export-entries-link#ExportEntriesLink": ExportEntriesLink_fd7fe424af09e0758a82f903659c2053,
  "/src/admin/look/demonstration-banner#DemonstrationBanner": DemonstrationBanner_96bea4bf385d1c7597e279da4aeed083,
  "/src/admin/look/kpsa-icon#KpsaIcon": KpsaIcon_489bac8588e44c11dad6c8871e76a7c8,
  "/src/admin/look/kpsa-logo#KpsaLogo": KpsaLogo_90e430fdb31d76b03837e4e683d256e5,
  "/src/admin/start-page/dashboard#Dashboard": Dashboard_358b41e1b953b5cf8b8c5d5ce53a3e3e,
  "/src/admin/second-step/lead-to-second-factor#LeadToSecondFactor": LeadToSecondFactor_d99efe871473d7102a661537df68b74b,
  "/src/admin/start-page/waiting-in-menu#WaitingInMenu": WaitingInMenu_b05295eef862bce192c2eb47b7e0820b,
  "/src/admin/late-changes/watch-form-states#WatchFormStates": WatchFormStates_f58e1ae66e3d992cf790df1c55b2e3a7,
  "/src/admin/session/session-keeper#SessionKeeper": SessionKeeper_7b5b104dc8267f23d62498d2bcfb65bd,
  "/src/admin/editing/refusals-in-words#RefusalsInWords": RefusalsInWords_b4c50a1abce3b6ee528a8a3ffaccd46c,
  "/src/admin/second-step/second-factor-view#SecondFactorView": SecondFactorView_4f7a5334339b567f7684ba63aa48d878,
  "/src/admin/review/review-view#ReviewView": ReviewView_f45e501f3246acf4d0262c12dd14a930,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
