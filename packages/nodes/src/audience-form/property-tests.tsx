import type { PropertyTest } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Button } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AudienceContext } from './builder-context.tsx';
import { PropertyInput } from './counted-value-input.tsx';
import { ValueTestFields } from './value-test-fields.tsx';

export interface PropertyTestsProps {
  readonly tests: readonly PropertyTest[];
  /** Whose properties they are: those it has are suggested. */
  readonly event: string;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly onChange: (tests: readonly PropertyTest[]) => void;
}

/** "Only those whose property …": narrows an event. */
export function PropertyTests({ tests, event, path, problems, context, onChange }: PropertyTestsProps): ReactElement {
  const { words } = context;
  return (
    <div className="audience-where">
      {tests.map(({ property, test }, index) => (
        <div key={index} className="audience-property">
          <div className="audience-fields">
            <Field label={words('audience-form.property')} path={[...path, index, 'property']} problems={problems}>
              {(control) => (
                <PropertyInput
                  {...control}
                  value={property}
                  event={event}
                  context={context}
                  onChange={(name) => onChange(tests.with(index, { property: name, test }))}
                />
              )}
            </Field>
            <ValueTestFields
              test={test}
              path={[...path, index, 'test']}
              problems={problems}
              context={context}
              valuesOf={{ type: 'property-value', event, property }}
              onChange={(next) => onChange(tests.with(index, { property, test: next }))}
            />
          </div>
          <Button
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
