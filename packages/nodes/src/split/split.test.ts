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
