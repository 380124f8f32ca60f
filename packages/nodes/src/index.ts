import { anchoredEntry } from './anchored-entry/model.ts';
import { audienceFilter } from './audience-filter/model.ts';
import { awaitEvent } from './await-event/model.ts';
import { branchAudience } from './branch-audience/model.ts';
import { apiEntry } from './api-entry/model.ts';
import { attributeEntry } from './attribute-entry/model.ts';
import { audienceEntry } from './audience-entry/model.ts';
import { cohortEntry } from './cohort-entry/model.ts';
import { dateEntry } from './date-entry/model.ts';
import { eventEntry } from './event-entry/model.ts';
import type { NodeKind } from './define-kind.ts';
import { end } from './end/model.ts';
import { grantCoupon } from './grant-coupon/model.ts';
import { saveCohort } from './save-cohort/model.ts';
import { scheduleEntry } from './schedule-entry/model.ts';
import { sendSms } from './send-sms/model.ts';
import { split } from './split/model.ts';
import { updateTags } from './update-tags/model.ts';
import { wait } from './wait/model.ts';

/** Every node kind, by its type: the one registry. Its screen half is views.tsx. */
export const kinds = {
  'anchored-entry': anchoredEntry,
  'event-entry': eventEntry,
  'audience-entry': audienceEntry,
  'attribute-entry': attributeEntry,
  'date-entry': dateEntry,
  'schedule-entry': scheduleEntry,
  'cohort-entry': cohortEntry,
  'api-entry': apiEntry,
  'audience-filter': audienceFilter,
  split: split,
  'branch-audience': branchAudience,
  wait: wait,
  'await-event': awaitEvent,
  'send-sms': sendSms,
  'grant-coupon': grantCoupon,
  'save-cohort': saveCohort,
  'update-tags': updateTags,
  end: end,
} as const satisfies Readonly<Record<string, NodeKind<unknown>>>;

/** The type of a node, derived from the registry. */
export type NodeType = keyof typeof kinds;

/** The config of a node of a kind, derived from the registry. */
export type NodeConfig<Type extends NodeType> = (typeof kinds)[Type]['initial'];

export { anchorField } from './field-schemas.ts';
export { qixiJourney } from './templates/qixi.ts';
