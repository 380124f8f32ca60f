import { formatCount } from '@magpie/ui';
import { GitFork } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { armShares } from './arm-shares.tsx';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps } from '../node-view.ts';
import { split, type SplitConfig } from './model.ts';

export const splitView = defineView<SplitConfig>(split, {
  icon: GitFork,
  summary: (config, context) => context.words('split.summary', { shares: armShares(config, context).join(context.words('list.separator')) }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  fresh: (initial, words) => ({ ...initial, arms: initial.arms.map((arm) => ({ ...arm, name: words(`outcome.split.${arm.id}`) })) }),
  foot: ({ arms }, { byOutcome }, { locale }) =>
    // Where only a run can tell who comes, nothing is said, least of all nobody.
    byOutcome === undefined || arms.some(({ id }) => byOutcome[id] === undefined)
      ? null
      : { label: arms.map(({ name }) => name).join(' / '), value: arms.map(({ id }) => formatCount(byOutcome[id] ?? 0, locale)).join(' / ') },
});

function Card({ config, context }: CardProps<SplitConfig>): ReactElement {
  const held = config.arms.find(({ id }) => id === config.holdout);
  return (
    <>
      <div className="mg-quote">{armShares(config, context).join(' · ')}</div>
      <div>{held === undefined ? context.words('split.sticky') : context.words('split.holdout-note', { name: held.name })}</div>
    </>
  );
}
