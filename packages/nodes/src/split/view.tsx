import { Field, formatCount, formatShare } from '@magpie/ui';
import { Button, Input, InputNumber, Select } from 'antd';
import { GitFork, Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import { freshPort } from '../fresh-port.ts';
import type { CardProps, FormProps, ViewContext } from '../node-view.ts';
import { split, type SplitConfig } from './model.ts';

export const splitView = defineView<SplitConfig>(split, {
  icon: GitFork,
  summary: (config, context) => context.words('split.summary', { shares: shares(config, context).join(context.words('list.separator')) }),
  Card,
  Form,
  fresh: (initial, words) => ({ ...initial, arms: initial.arms.map((arm) => ({ ...arm, name: words(`outcome.split.${arm.id}`) })) }),
  foot: ({ arms }, { byOutcome }, { locale }) =>
    byOutcome === undefined
      ? null
      : { label: arms.map(({ name }) => name).join(' / '), value: arms.map(({ id }) => formatCount(byOutcome[id] ?? 0, locale)).join(' / ') },
});

function shares({ arms }: SplitConfig, { words }: ViewContext): readonly string[] {
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  return arms.map(({ name, weight }) => words('split.share', { name, share: formatShare(whole === 0 ? 0 : weight / whole, 1) }));
}

function Card({ config, context }: CardProps<SplitConfig>): ReactElement {
  const held = config.arms.find(({ id }) => id === config.holdout);
  return (
    <>
      <div className="mg-quote">{shares(config, context).join(' · ')}</div>
      <div>{held === undefined ? context.words('split.sticky') : context.words('split.holdout-note', { name: held.name })}</div>
    </>
  );
}

function Form({ config, context, problems, onChange }: FormProps<SplitConfig>): ReactElement {
  const { words } = context;
  const { arms, holdout } = config;
  const inWords = shares(config, context);
  const remove = (index: number): void =>
    onChange({ arms: arms.toSpliced(index, 1), holdout: arms[index]?.id === holdout ? null : holdout }, 'remove');
  return (
    <div className="mg-stack" data-path="arms">
      {arms.map((arm, index) => (
        <div key={arm.id} className="mg-row arm-row">
          <Field label={words('split.field.name')} path={['arms', index, 'name']} problems={problems}>
            {(control) => (
              <Input
                {...control}
                value={arm.name}
                maxLength={200}
                onChange={({ target: { value } }) => onChange({ ...config, arms: arms.with(index, { ...arm, name: value }) }, `name ${arm.id}`)}
              />
            )}
          </Field>
          <Field label={words('split.field.weight')} path={['arms', index, 'weight']} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={0}
                max={1_000_000}
                value={arm.weight}
                onChange={(weight) => onChange({ ...config, arms: arms.with(index, { ...arm, weight: weight ?? 0 }) }, `weight ${arm.id}`)}
              />
            )}
          </Field>
          <Button
            type="text"
            size="small"
            icon={<X size={14} />}
            aria-label={words('split.remove')}
            disabled={arms.length < 2}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <p className="mg-hint">{inWords.join(' · ')}</p>
      <Button
        size="small"
        type="dashed"
        icon={<Plus size={14} />}
        disabled={arms.length >= 20}
        onClick={() =>
          onChange(
            { ...config, arms: [...arms, { id: freshPort('arm', arms), name: words('split.new', { number: arms.length + 1 }), weight: 10 }] },
            'add',
          )
        }
      >
        {words('split.add')}
      </Button>
      <Field label={words('split.field.holdout')} path={['holdout']} problems={problems} hint={words('split.hint.holdout')}>
        {(control) => (
          <Select
            {...control}
            value={holdout ?? ''}
            options={[{ value: '', label: words('split.option.no-holdout') }, ...arms.map(({ id, name }) => ({ value: id, label: name || id }))]}
            onChange={(value) => onChange({ ...config, holdout: value === '' ? null : value }, 'holdout')}
          />
        )}
      </Field>
    </div>
  );
}
