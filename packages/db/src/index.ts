export { type AuditEntry, listAudit, recordAudit } from './audit.ts';
export { type AttributeDefinition, type AttributeType, attributeTypes, declareAttribute, inferAttributes, listAttributes } from './attributes.ts';
export { type AudienceUse, audienceUses } from './audience-uses.ts';
export { bulkLoad } from './bulk-load.ts';
export { changeDraft, type ChangeAsked, type DraftChanged, type DraftDecision } from './change-draft.ts';
export { archiveCohort, renameCohort } from './change-cohort.ts';
export { cohortActivity, type CohortPeriod } from './cohort-activity.ts';
export { cohortPeople, type CohortPerson } from './cohort-people.ts';
export { type CohortOperation, cohortOperations, combineCohorts } from './combine-cohorts.ts';
export { type Cohort, findCohort, insertCohort, listCohorts, readCohortMembers, saveCohort } from './cohorts.ts';
export { addComment, type Comment, type CommentPlace, commentsMark, listComments, removeComment, resolveComment } from './comments.ts';
export { type CopyCell, type CopyRow, copyRows } from './copy-rows.ts';
export { DatabaseUnavailableError, type DatabaseUnavailableReason } from './database-unavailable.ts';
export { type DraftChange, knownChanges, listDraftChanges } from './draft-changes.ts';
export {
  addDeadLetters,
  countDeadLetters,
  type DeadLetter,
  findDeadLetter,
  type LetterDetail,
  type LetterState,
  listDeadLetters,
  type NewDeadLetter,
  renameDeadLetter,
  resolveDeadLetters,
} from './dead-letters.ts';
export {
  addEntryRefusals,
  type EntryRefusal,
  entryRefusalReasons,
  listEntryRefusals,
  putEntryRefusalAside,
  type RefusedEntry,
} from './entry-refusals.ts';
export { draftChannel, tellDrafts } from './draft-notices.ts';
export { canConnect, ensureDatabase } from './ensure-database.ts';
export { changeTags, type TagChangeByNumber } from './facts/change-tags.ts';
export { currencyDigits } from './import/parse-money.ts';
export { type Exported, exportFile } from './export/export-file.ts';
export { createExportJob, expireExports, type ExportJob, findExportJob, listExportJobs } from './export/export-jobs.ts';
export type { ExportWish } from './export/export-wish.ts';
export type { FactInput, FactProperties, FactType, FactValue, OrderLine, OrderStatus, RefundLine } from './facts/fact-input.ts';
export { type Ingested, ingestFacts } from './facts/ingest-facts.ts';
export { ingestMessages, type SourceMessage } from './facts/ingest-messages.ts';
export { lockFacts } from './facts/lock-facts.ts';
export {
  clearForbiddenWords,
  dropForbiddenWord,
  type ForbiddenWordChange,
  listForbiddenWords,
  lockForbiddenWords,
  putForbiddenWord,
} from './forbidden-words.ts';
export { importFile, type ImportOptions, type ImportRefusal, type ImportReport } from './import/import-file.ts';
export {
  createImportJob,
  findImportJob,
  type ImportJob,
  type ImportPlace,
  type ImportState,
  listImportJobs,
  queueImport,
} from './import/import-jobs.ts';
export type { ImportCounts } from './import/import-tally.ts';
export { dropMapping, keepMapping, type KeptMapping, listKeptMappings } from './import/kept-mappings.ts';
export { beatJob, claimJob, endJob, type JobColumns, type JobEnd, type JobPlace, type JobTable, removeJob, stopJob } from './jobs/job-work.ts';
export { type FileLook, type FileLookRefusal, lookAtFile } from './import/look-at-file.ts';
export { type ImportMapping, parseMapping } from './import/mapping.ts';
export { type DraftAuthor, listDraftAuthors } from './draft-authors.ts';
export { findVersion, type JourneyVersion, listVersions, type VersionSummary } from './journey-versions.ts';
export { archiveJourney, createJourney, fileJourney, findJourney, type JourneyDraftRow, publishVersion, saveDraft } from './journeys.ts';
export { type JourneySummary, listJourneys } from './journey-list.ts';
export { listen, type ListenOptions } from './listen.ts';
export { collectPerson, type CollectedPerson } from './erasure/collect-person.ts';
export { eraseMember, type Erased } from './erasure/erase-member.ts';
export { membersByIds } from './members-by-ids.ts';
export { countMembers, findMember, listIdentities, type Member } from './members.ts';
export { decideMerge, listMergeCases, type MergeCase, type MergeState } from './merge-cases.ts';
export { type MergeRefusal, mergeMembers } from './merge-members.ts';
export type { PersonId } from './facts/person.ts';
export { type Database, type DatabaseOptions, openDatabase } from './open-database.ts';
export { listProviderAccounts, type ProviderAccount, saveProviderAccount } from './provider-accounts.ts';
export type { DB } from './schema/database.gen.ts';
export {
  archiveAudience,
  type AudienceVersion,
  findAudience,
  insertAudience,
  insertAudienceVersion,
  listAudiences,
  listAudienceVersions,
  lockAudiences,
  renameAudience,
  type SavedAudience,
} from './saved-audiences.ts';
export { createLoginToken, endSession, findSessionUser, redeemLoginToken } from './sessions.ts';
export { createUser, findRole, grantToOwners, listMemberships, type Membership, type Role, setRole, type User } from './users.ts';
export { beginTestMessage, endTestMessage, listTestMessages, type TestMessageState } from './test-messages.ts';
export { withTransaction, type TransactionOptions } from './with-transaction.ts';
export {
  createWorkspace,
  findWorkspace,
  findWorkspaceSending,
  listWorkspaces,
  type NewWorkspace,
  setSmsPrice,
  setWorkspaceSending,
  type Workspace,
  type WorkspaceSending,
} from './workspaces.ts';
export { readWorkingDays, setOfficialDays, setWorkingDays, type WorkspaceDays } from './working-days.ts';
export { createWriteKey, findKeyHolder, type KeyHolder, listWriteKeys, renameWriteKey, revokeWriteKey, type WriteKey } from './write-keys.ts';
export { type Delivery, type DeliveryAttempt, type DeliveryDetail, findDelivery, listDeliveries, redeliver } from './webhooks/delivery-log.ts';
export { type AttemptResult, claimDeliveries, type ClaimedDelivery, forgetDeliveries, recordAttempt } from './webhooks/delivery-work.ts';
export {
  changeEndpoint,
  createEndpoint,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
  sendTestNews,
  switchEndpoint,
  type WebhookEndpoint,
} from './webhooks/endpoints.ts';
export { type WebhookEventType, webhookEventTypes } from './webhooks/event-types.ts';
export { listenedTo, type News, peopleInNews, recordNews } from './webhooks/record-news.ts';
export {
  claimRetention,
  countRemoved,
  daysOfTurn,
  endTurn,
  goneBefore,
  leaveTurn,
  readRetention,
  type Retention,
  type RetentionTurn,
  setRetention,
} from './retention.ts';
