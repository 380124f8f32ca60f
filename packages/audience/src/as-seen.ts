import type { AsOf } from './as-of.ts';
import type { FactStamp } from './member-facts.ts';

/** A fact is seen when it has occurred by now and was recorded by the watermark. */
export function isSeen(fact: FactStamp, asOf: AsOf): boolean {
  return fact.occurredAt <= asOf.now && (asOf.watermark === null || fact.sequence <= asOf.watermark);
}

/** The last change that is seen: by when it occurred, then by when it was recorded. Null when there was none. */
export function lastSeen<Change extends FactStamp>(changes: readonly Change[], asOf: AsOf): Change | null {
  let last: Change | null = null;
  for (const change of changes) {
    if (isSeen(change, asOf) && (last === null || isAfter(change, last))) last = change;
  }
  return last;
}

function isAfter(one: FactStamp, other: FactStamp): boolean {
  return one.occurredAt === other.occurredAt ? one.sequence > other.sequence : one.occurredAt > other.occurredAt;
}
