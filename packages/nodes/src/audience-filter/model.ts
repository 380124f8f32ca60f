import { z } from 'zod';
import { checkFilterField, mendFilterField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { filterField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({ filter: filterField });

export type AudienceFilterConfig = z.infer<typeof config>;

/** Lets on who meets a filter when they arrive. */
export const audienceFilter = defineKind({
  type: 'audience-filter',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { filter: { type: 'all', of: [] } },
  role: 'step',
  timed: true,
  ports: () => ['met', 'unmet'],
  optionalPorts: () => ['unmet'],
  check: ({ filter }, { anchor, workspace }) => checkFilterField(filter, ['filter'], { hasAnchor: anchor !== null, workspace }),
  fix: (config, problem) => {
    const filter = mendFilterField(config.filter, ['filter'], problem);
    return filter === null ? null : { filter };
  },
  compile: ({ filter }) => ({ op: 'filter', filter, next: { met: 'met', unmet: 'unmet' } }),
  upgrade: {},
});
