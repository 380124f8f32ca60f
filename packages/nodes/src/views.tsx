import { anchoredEntryView } from './anchored-entry/view.tsx';
import { audienceFilterView } from './audience-filter/view.tsx';
import { awaitEventView } from './await-event/view.tsx';
import { branchAudienceView } from './branch-audience/view.tsx';
import type { AnyView } from './view-parts/define-view.tsx';
import { endView } from './end/view.tsx';
import { grantCouponView } from './grant-coupon/view.tsx';
import { apiEntryView } from './api-entry/view.tsx';
import { attributeEntryView } from './attribute-entry/view.tsx';
import { audienceEntryView } from './audience-entry/view.tsx';
import { cohortEntryView } from './cohort-entry/view.tsx';
import { dateEntryView } from './date-entry/view.tsx';
import { eventEntryView } from './event-entry/view.tsx';
import type { NodeType } from './index.ts';
import { saveCohortView } from './save-cohort/view.tsx';
import { scheduleEntryView } from './schedule-entry/view.tsx';
import { sendSmsView } from './send-sms/view.tsx';
import { splitView } from './split/view.tsx';
import { updateTagsView } from './update-tags/view.tsx';
import { waitView } from './wait/view.tsx';

/** How every kind looks. A kind without a view does not compile. */
export const views = {
  'anchored-entry': anchoredEntryView,
  'event-entry': eventEntryView,
  'audience-entry': audienceEntryView,
  'attribute-entry': attributeEntryView,
  'date-entry': dateEntryView,
  'schedule-entry': scheduleEntryView,
  'cohort-entry': cohortEntryView,
  'api-entry': apiEntryView,
  'audience-filter': audienceFilterView,
  split: splitView,
  'branch-audience': branchAudienceView,
  wait: waitView,
  'await-event': awaitEventView,
  'send-sms': sendSmsView,
  'grant-coupon': grantCouponView,
  'save-cohort': saveCohortView,
  'update-tags': updateTagsView,
  end: endView,
} as const satisfies Readonly<Record<NodeType, AnyView>>;

export { filterInWords } from './audience-form/filter-in-words.ts';
export { type ValueSource, ValueSourceContext } from './audience-form/builder-context.tsx';
export { DaysOffset } from './view-parts/days-offset.tsx';
export { KnownName } from './view-parts/known-name.tsx';
export type { AnyView } from './view-parts/define-view.tsx';
export type { Foot, FormShop, KnownNames, ViewContext, ViewReach } from './node-view.ts';
