import { useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { type Deed, type DeedProperty, typedText, typedValue } from './deed.ts';

export interface DeedDetailsProps {
  readonly deed: Deed;
  readonly onChange: (part: Pick<Partial<Deed>, 'key' | 'properties'>) => void;
}

/** What a deed is about, and its properties; folded away while there are none. */
export function DeedDetails({ deed, onChange }: DeedDetailsProps): ReactElement {
  const { words } = useUi();
  const id = useId();
  const { key, properties } = deed;
  const change = (at: number, part: Partial<DeedProperty>): void =>
    onChange({ properties: properties.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  return (
    <details className="deed-details" open={key !== '' || properties.length > 0 ? true : undefined}>
      <summary>{words('walk.deeds.more')}</summary>
      <div className="walk-line">
        <label htmlFor={`${id}-key`}>{words('walk.deeds.key')}</label>
        <Input
          id={`${id}-key`}
          size="small"
          value={key}
          maxLength={200}
          placeholder={words('walk.deeds.key.example')}
          onChange={({ target }) => onChange({ key: target.value })}
        />
      </div>
      {properties.map(({ name, value }, index) => (
        <div key={index} className="deed-property">
          <Input
            size="small"
            value={name}
            maxLength={100}
            placeholder={words('walk.deeds.property')}
            aria-label={words('walk.deeds.property.name', { number: index + 1 })}
            onChange={({ target }) => change(index, { name: target.value })}
          />
          <PropertyValue key={`${index} ${properties.length}`} value={value} number={index + 1} onChange={(next) => change(index, { value: next })} />
          <Button
            size="small"
            type="text"
            icon={<X size={13} />}
            aria-label={words('walk.deeds.property.remove', { number: index + 1 })}
            onClick={() => onChange({ properties: properties.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button size="small" type="link" icon={<Plus size={13} />} onClick={() => onChange({ properties: [...properties, { name: '', value: '' }] })}>
        {words('walk.deeds.property.add')}
      </Button>
    </details>
  );
}

interface PropertyValueProps {
  readonly value: DeedProperty['value'];
  readonly number: number;
  readonly onChange: (value: DeedProperty['value']) => void;
}

/** A number while it is typed is not the number yet: `1.` stays as it was typed. */
function PropertyValue({ value, number, onChange }: PropertyValueProps): ReactElement {
  const { words } = useUi();
  return (
    <Input
      size="small"
      defaultValue={typedText(value)}
      maxLength={200}
      placeholder={words('walk.deeds.property.value')}
      aria-label={words('walk.deeds.property.value.of', { number })}
      onChange={({ target }) => onChange(typedValue(target.value))}
    />
  );
}
