import { z } from 'zod';
import { checkNameField, fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { nameField } from '../field-schemas.ts';
import { withOwnPorts } from '../fresh-port.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const armId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

const config = z.strictObject({
  /** Weights are relative; they need not add up to anything. */
  arms: z
    .array(z.strictObject({ id: armId, name: nameField, weight: z.number().min(0).max(1_000_000) }))
    .min(1)
    .max(20),
  /** The arm that is only watched: the control of the goal. */
  holdout: armId.nullable(),
});

export type SplitConfig = z.infer<typeof config>;

/** Draws an arm for each member by a sticky hash; one arm may be the holdout. */
export const split = defineKind({
  type: 'split',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: {
    arms: [
      { id: 'take-part', name: '', weight: 90 },
      { id: 'holdout', name: '', weight: 10 },
    ],
    holdout: 'holdout',
  },
  role: 'step',
  timed: true,
  ports: ({ arms }) => arms.map(({ id }) => id),
  optionalPorts: ({ holdout }) => (holdout === null ? [] : [holdout]),
  portName: ({ arms }, port) => arms.find(({ id }) => id === port)?.name ?? null,
  check: ({ arms, holdout }) => [
    ...arms.flatMap(({ id, name }, index) => [
      ...checkNameField(name, ['arms', index, 'name']),
      ...(arms.findIndex((other) => other.id === id) === index ? [] : [fieldError('kind.port-taken', ['arms', index], { id })]),
    ]),
    ...(arms.some(({ weight }) => weight > 0) ? [] : [fieldError('split.no-weight', ['arms'])]),
    ...(holdout === null || arms.some(({ id }) => id === holdout) ? [] : [fieldError('split.unknown-holdout', ['holdout'], { id: holdout })]),
  ],
  fix: ({ arms, holdout }, { code }) => {
    if (code === 'kind.port-taken') return { arms: withOwnPorts('arm', arms), holdout };
    if (code === 'split.unknown-holdout') return { arms, holdout: null };
    return code === 'split.no-weight' ? { arms: arms.map((arm) => ({ ...arm, weight: Math.round(100 / arms.length) })), holdout } : null;
  },
  compile: ({ arms, holdout }) => ({
    op: 'split',
    arms: arms.map(({ id, weight }) => ({ outcome: id, weight })),
    holdout,
    next: Object.fromEntries(arms.map(({ id }) => [id, id])),
  }),
  upgrade: {},
});
