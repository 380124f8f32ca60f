import type { Filter } from '@magpie/audience';
import { Field } from '@magpie/ui';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import type { ClauseProps } from './clause-fields.tsx';
import { TestFields } from './test-fields.tsx';

/** "Has an attribute whose value …" */
export function AttributeFields({ clause, path, problems, context, onChange }: ClauseProps<Filter & { readonly type: 'attribute' }>): ReactElement {
  return (
    <div className="audience-fields">
      <Field label={context.words('audience-form.attribute')} path={[...path, 'name']} problems={problems}>
        {(control) => (
          <KnownName {...control} value={clause.name} known={context.known.attributes} onChange={(name) => onChange({ ...clause, name })} />
        )}
      </Field>
      <TestFields
        test={clause.test}
        path={[...path, 'test']}
        problems={problems}
        context={context}
        valuesOf={{ type: 'attribute', name: clause.name }}
        onChange={(test) => onChange({ ...clause, test })}
      />
    </div>
  );
}
