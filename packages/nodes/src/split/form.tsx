import { Field } from '@magpie/ui';
import { Button, Input, InputNumber, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { freshPort } from '../fresh-port.ts';
import type { FormProps } from '../node-view.ts';
import type { SplitConfig } from './model.ts';
import { armShares } from './arm-shares.tsx';

export function Form({ config, context, problems, onChange }: FormProps<SplitConfig>): ReactElement {
  const { words } = context;
  const { arms, holdout } = config;
  const inWords = armShares(config, context);
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
