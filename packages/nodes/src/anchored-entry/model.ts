import { nextAnchorDate } from '@magpie/calendar';
import type { Moment } from '@magpie/journey/plan';
import { z } from 'zod';
import { checkFilterField, fieldError, mendFilterField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { anchorField, daysField, filterField, timeField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  anchor: anchorField,
  /** Who may enter; null = every member. */
  audience: filterField.nullable(),
  /** The audience is fixed, and everyone enters, so many days from the anchor at this time in the workspace's zone. */
  startOffsetDays: daysField,
  startTime: timeField,
});

export type AnchoredEntryConfig = z.infer<typeof config>;

/** Everyone of an audience enters once, tied to a date or a festival. */
export const anchoredEntry = defineKind({
  type: 'anchored-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { anchor: { type: 'festival', festival: 'qixi' }, audience: null, startOffsetDays: -15, startTime: '09:00' },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ anchor, audience }, { workspace }) => [
    ...(nextAnchorDate(anchor, '1970-01-01') === null ? [fieldError('kind.anchor-never', ['anchor'])] : []),
    ...(audience === null ? [] : checkFilterField(audience, ['audience'], { hasAnchor: true, workspace })),
  ],
  fix: (config, problem) => {
    const audience = config.audience === null ? null : mendFilterField(config.audience, ['audience'], problem);
    return audience === null ? null : { ...config, audience };
  },
  compile: (entry) => ({ op: 'enter', audience: entry.audience, rule: 'once', at: startOf(entry), next: { entered: 'out' } }),
  moveDays: (config, days) => ({ ...config, startOffsetDays: config.startOffsetDays + days }),
  upgrade: {},
  anchor: ({ anchor }) => anchor,
  starts: startOf,
});

function startOf({ startOffsetDays, startTime }: AnchoredEntryConfig): Moment {
  return { type: 'anchor', offsetDays: startOffsetDays, time: startTime, zone: 'workspace' };
}
