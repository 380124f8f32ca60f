import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { split } from './model.ts';

const arms = [
  { id: 'take-part', name: '参与', weight: 90 },
  { id: 'holdout', name: '对照', weight: 10 },
];

describeKind(split, {
  valid: [
    { arms, holdout: 'holdout' },
    { arms, holdout: null },
  ],
  problems: {
    'kind.name-missing': [{ arms: [{ id: 'a', name: '', weight: 1 }], holdout: null }, ['arms', 0, 'name']],
    'kind.port-taken': [{ arms: arms.map((arm) => ({ ...arm, id: 'same' })), holdout: null }, ['arms', 1]],
    'split.no-weight': [{ arms: arms.map((arm) => ({ ...arm, weight: 0 })), holdout: null }, ['arms']],
    'split.unknown-holdout': [{ arms, holdout: 'other' }, ['holdout']],
  },
});

it('mends arms that share a way out, all weights of nothing, and a holdout that is no arm', () => {
  const mended = (config: Parameters<NonNullable<typeof split.fix>>[0], code: string) =>
    split.fix?.(config, { code, path: [], parameters: {} }, unknownWorkspace);
  const same = [...arms, { id: 'take-part', name: '又一组', weight: 5 }, { id: 'arm-4', name: '第四组', weight: 5 }];
  expect(mended({ arms: same, holdout: null }, 'kind.port-taken')?.arms.map(({ id }) => id)).toEqual(['take-part', 'holdout', 'arm-7', 'arm-4']);
  expect(mended({ arms, holdout: null }, 'split.no-weight')?.arms.map(({ weight }) => weight)).toEqual([50, 50]);
  expect(mended({ arms, holdout: 'other' }, 'split.unknown-holdout')).toEqual({ arms, holdout: null });
  expect(mended({ arms, holdout: null }, 'kind.name-missing')).toBeNull();
});
