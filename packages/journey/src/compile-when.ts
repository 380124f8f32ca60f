import type { When } from './document.ts';
import type { DraftOp } from './kind.ts';

const unitSeconds = { minutes: 60, hours: 3_600, days: 86_400 } as const;

/** The wait in front of a step: `go` leads to the step, `skip` past it. */
export function compileWhen(when: When): DraftOp {
  if (when.type === 'delay') return { op: 'delay', seconds: when.amount * unitSeconds[when.unit], next: { reached: 'go' } };
  const next = { reached: 'go', skipped: 'skip' };
  if (when.type === 'date')
    return { op: 'waitUntil', at: { type: 'date', date: when.date, time: when.time, zone: when.zone }, past: when.past, next };
  return { op: 'waitUntil', at: { type: 'anchor', offsetDays: when.offsetDays, time: when.time, zone: when.zone }, past: when.past, next };
}
