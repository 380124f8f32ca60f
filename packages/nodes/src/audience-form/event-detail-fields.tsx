import type { EventsInWindow, Filter } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { ClauseProps } from './clause-fields.tsx';
import { PropertyInput } from './counted-value-input.tsx';
import { MatchFields } from './match-fields.tsx';
import { NarrowedEvent } from './narrowed-event.tsx';
import { DayTestFields, TestFields } from './test-fields.tsx';

type EventProperty = Filter & { readonly type: 'eventProperty' };
type EventDate = Filter & { readonly type: 'eventDate' };

/** "The property of the first (last) such event passes." */
export function EventPropertyFields(props: ClauseProps<EventProperty>): ReactElement {
  const { clause, path, problems, context, onChange } = props;
  return (
    <WhichEvent {...props}>
      <Field label={context.words('audience-form.property')} path={[...path, 'property']} problems={problems}>
        {(control) => (
          <PropertyInput
            {...control}
            value={clause.property}
            event={clause.event}
            context={context}
            onChange={(property) => onChange({ ...clause, property })}
          />
        )}
      </Field>
      <TestFields
        test={clause.test}
        path={[...path, 'test']}
        problems={problems}
        context={context}
        valuesOf={{ type: 'property-value', event: clause.event, property: clause.property }}
        onChange={(test) => onChange({ ...clause, test })}
      />
    </WhichEvent>
  );
}

/** "The day of the first (last) such event passes." */
export function EventDateFields(props: ClauseProps<EventDate>): ReactElement {
  const { clause, path, problems, context, onChange } = props;
  return (
    <WhichEvent {...props}>
      <DayTestFields
        test={clause.test}
        path={[...path, 'test']}
        problems={problems}
        context={context}
        onChange={(test) => onChange({ ...clause, test })}
      />
    </WhichEvent>
  );
}

function WhichEvent<Clause extends (EventProperty | EventDate) & EventsInWindow>({
  clause,
  path,
  problems,
  context,
  onChange,
  children,
}: ClauseProps<Clause> & { readonly children: ReactNode }): ReactElement {
  const { words } = context;
  return (
    <NarrowedEvent match={clause} path={path} problems={problems} context={context} onWhere={(where) => onChange({ ...clause, where })}>
      <Field label={words('audience-form.which')} path={[...path, 'which']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={clause.which}
            options={(['first', 'last'] as const).map((value) => ({ value, label: words(`audience-form.which.${value}`) }))}
            onChange={(which: 'first' | 'last') => onChange({ ...clause, which })}
          />
        )}
      </Field>
      <MatchFields
        match={clause}
        path={path}
        problems={problems}
        context={context}
        onChange={({ event, window }) => onChange({ ...clause, event, window })}
      />
      {children}
    </NarrowedEvent>
  );
}
