import { useUi } from '@magpie/ui';
import { Button, Input, Select, Switch } from 'antd';
import { RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import type { Asked } from './asked-of.ts';
import type { Invented } from './subject.ts';

export interface InventedFormProps {
  readonly invented: Invented;
  readonly asked: Asked;
  readonly onChange: (invented: Invented) => void;
}

/** What a made-up person is like, as far as the journey asks. */
export function InventedForm({ invented, asked, onChange }: InventedFormProps): ReactElement {
  const { words } = useUi();
  const { known } = useGround();
  return (
    <div className="walk-invented">
      <div className="walk-line">
        <span>{words('walk.invented.number', { number: invented.number })}</span>
        <Button size="small" icon={<RefreshCw size={13} />} onClick={() => onChange({ ...invented, number: invented.number + 1 })}>
          {words('walk.invented.next')}
        </Button>
      </div>
      <label className="walk-line">
        <span>{words('walk.invented.reachable')}</span>
        <Switch size="small" checked={invented.isReachable} onChange={(isReachable) => onChange({ ...invented, isReachable })} />
      </label>
      {asked.attributes.map((name) => (
        <label key={name} className="walk-line">
          <span>{name}</span>
          <Input
            size="small"
            value={invented.attributes[name] ?? ''}
            maxLength={200}
            onChange={(event) => onChange({ ...invented, attributes: { ...invented.attributes, [name]: event.target.value } })}
          />
        </label>
      ))}
      <label className="walk-line">
        <span>{words('walk.invented.tags')}</span>
        <Select
          size="small"
          mode="tags"
          value={[...invented.tags]}
          aria-label={words('walk.invented.tags')}
          options={[...new Set([...asked.tags, ...known.tags])].map((tag) => ({ value: tag, label: tag }))}
          onChange={(tags: string[]) => onChange({ ...invented, tags })}
        />
      </label>
    </div>
  );
}
