import { Field } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { AudienceField } from '../audience-form/audience-field.tsx';
import { freshPort } from '../fresh-port.ts';
import type { FormProps } from '../node-view.ts';
import type { BranchAudienceConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<BranchAudienceConfig>): ReactElement {
  const { words } = context;
  const { cases } = config;
  return (
    <div className="mg-stack">
      {cases.map((each, index) => (
        <div key={each.id} className="audience-clause">
          <div className="mg-stack">
            <Field label={words('branch-audience.field.name')} path={['cases', index, 'name']} problems={problems}>
              {(control) => (
                <Input
                  {...control}
                  value={each.name}
                  maxLength={200}
                  onChange={({ target: { value } }) => onChange({ cases: cases.with(index, { ...each, name: value }) }, `name ${each.id}`)}
                />
              )}
            </Field>
            <AudienceField
              filter={each.filter}
              path={['cases', index, 'filter']}
              problems={problems}
              context={context}
              onChange={(filter) => onChange({ cases: cases.with(index, { ...each, filter }) }, `filter ${each.id}`)}
            />
          </div>
          {cases.length > 1 ? (
            <Button
              className="audience-remove"
              type="text"
              size="small"
              icon={<X size={14} />}
              aria-label={words('branch-audience.remove')}
              onClick={() => onChange({ cases: cases.toSpliced(index, 1) }, 'remove')}
            />
          ) : null}
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<Plus size={14} />}
        disabled={cases.length >= 20}
        onClick={() =>
          onChange(
            {
              cases: [
                ...cases,
                { id: freshPort('case', cases), name: words('branch-audience.new', { number: cases.length + 1 }), filter: { type: 'all', of: [] } },
              ],
            },
            'add',
          )
        }
      >
        {words('branch-audience.add')}
      </Button>
    </div>
  );
}
