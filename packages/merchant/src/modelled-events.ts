import type { Instant } from '@magpie/kit';
import type { CustomerModel, ModelledMember, ModelledOrder } from './customer-model.ts';

/** What members do in a window whether or not anyone writes to them. */
export function plannedEvents(
  model: CustomerModel,
  members: readonly ModelledMember[],
  window: { readonly from: Instant; readonly to: Instant },
): readonly ModelledOrder[] {
  return members.flatMap((member) => model.plan(member, window)).filter((order) => !order.requiresMessage);
}

/** What members to whom a message had gone out by `instant` do because of it, at or after it. */
export function responseEvents(model: CustomerModel, reached: readonly ModelledMember[], instant: Instant): readonly ModelledOrder[] {
  return reached.flatMap((member) => model.plan(member, { from: instant, to: Infinity })).filter((order) => order.requiresMessage);
}
