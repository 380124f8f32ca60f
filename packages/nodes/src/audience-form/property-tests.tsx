import type { PropertyTest } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';
import { ValueTestFields } from './value-test-fields.tsx';

export interface PropertyTestsProps {
  readonly tests: readonly PropertyTest[];
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (tests: readonly PropertyTest[]) => void;
}

/** "Only those whose property …": narrows an event. */
export function PropertyTests({ tests, path, problems, context, onChange }: PropertyTestsProps): ReactElement {
  const { words } = context;
  return (
    <div className="audience-where">
      {tests.map(({ property, test }, index) => (
        <div key={index} className="audience-clause">
          <div className="audience-fields">
            <Field label={words('audience-form.property')} path={[...path, index, 'property']} problems={problems}>
              {(control) => (
                <Input {...control} value={property} onChange={(event) => onChange(tests.with(index, { property: event.target.value, test }))} />
              )}
            </Field>
            <ValueTestFields
              test={test}
              path={[...path, index, 'test']}
              problems={problems}
              context={context}
              onChange={(next) => onChange(tests.with(index, { property, test: next }))}
            />
          </div>
          <Button
            className="audience-remove"
            type="text"
            size="small"
            icon={<X size={14} />}
            aria-label={words('audience-form.remove')}
            onClick={() => onChange(tests.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button size="small" type="link" icon={<Plus size={13} />} onClick={() => onChange([...tests, { property: '', test: { op: '=', value: '' } }])}>
        {words('audience-form.where.add')}
      </Button>
    </div>
  );
}
