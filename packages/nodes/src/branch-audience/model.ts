import { z } from 'zod';
import { checkFilterField, checkNameField, fieldError, mendFilterField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { filterField, nameField } from '../field-schemas.ts';
import { withOwnPorts } from '../fresh-port.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const otherwise = 'otherwise';
const portId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

const config = z.strictObject({
  cases: z
    .array(z.strictObject({ id: portId, name: nameField, filter: filterField }))
    .min(1)
    .max(20),
});

export type BranchAudienceConfig = z.infer<typeof config>;

/** Sends each member the way of the first filter they meet on arrival, or the way for all others. */
export const branchAudience = defineKind({
  type: 'branch-audience',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { cases: [{ id: 'case-1', name: '', filter: { type: 'all', of: [] } }] },
  role: 'step',
  timed: true,
  ports: ({ cases }) => [...cases.map(({ id }) => id), otherwise],
  portName: ({ cases }, port) => cases.find(({ id }) => id === port)?.name ?? null,
  check: ({ cases }, { anchor, workspace }) =>
    cases.flatMap(({ id, name, filter }, index) => [
      ...checkNameField(name, ['cases', index, 'name']),
      ...checkFilterField(filter, ['cases', index, 'filter'], { hasAnchor: anchor !== null, workspace }),
      ...(id === otherwise || cases.findIndex((other) => other.id === id) !== index ? [fieldError('kind.port-taken', ['cases', index], { id })] : []),
    ]),
  fix: ({ cases }, problem) => {
    if (problem.code === 'kind.port-taken') return { cases: withOwnPorts('case', cases, [otherwise]) };
    const mended = cases.map(({ filter }, index) => mendFilterField(filter, ['cases', index, 'filter'], problem));
    return mended.every((filter) => filter === null)
      ? null
      : { cases: cases.map((each, index) => ({ ...each, filter: mended[index] ?? each.filter })) };
  },
  compile: ({ cases }) => ({
    op: 'branch',
    cases: cases.map(({ id, filter }) => ({ outcome: id, filter })),
    otherwise,
    next: Object.fromEntries([...cases.map(({ id }) => id), otherwise].map((port) => [port, port])),
  }),
  upgrade: {},
});
