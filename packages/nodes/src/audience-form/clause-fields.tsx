import type { Filter } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path, ProblemLines } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import type { ViewContext } from '../node-view.ts';
import { EventFields } from './event-fields.tsx';
import { filterInWords } from './filter-in-words.ts';
import { fitsForm, isFormTest } from './fits-form.ts';
import { GroupClause } from './group-clause.tsx';
import { ValueTestFields } from './value-test-fields.tsx';

export interface ClauseProps<Clause> {
  readonly clause: Clause;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly depth: number;
  readonly onChange: (clause: Filter) => void;
}

const unanswered = { op: 'exists' } as const;

/** The controls of one condition. */
export function ClauseFields({ clause, path, problems, context, depth, onChange }: ClauseProps<Filter>): ReactElement {
  const { words, known } = context;
  const shared = { path, problems, context, depth, onChange };
  if (!fitsForm(clause)) {
    return (
      <div className="audience-said">
        <p>{filterInWords(clause, context)}</p>
        <ProblemLines problems={problems.filter((problem) => path.every((piece, index) => problem.path[index] === piece))} />
      </div>
    );
  }
  if (clause.type === 'all' || clause.type === 'any') return <GroupClause {...shared} group={clause} depth={depth + 1} />;
  if (clause.type === 'event') return <EventFields {...shared} clause={clause} />;
  if (clause.type === 'not') {
    return (
      <div className="audience-not">
        <span className="mg-label">{words('audience-form.not')}</span>
        <ClauseFields {...shared} clause={clause.of} path={[...path, 'of']} onChange={(of) => onChange({ ...clause, of })} />
      </div>
    );
  }
  if (clause.type === 'attribute') {
    return (
      <div className="audience-fields">
        <Field label={words('audience-form.attribute')} path={[...path, 'name']} problems={problems}>
          {(control) => <KnownName {...control} value={clause.name} known={known.attributes} onChange={(name) => onChange({ ...clause, name })} />}
        </Field>
        <ValueTestFields
          test={isFormTest(clause.test) ? clause.test : unanswered}
          path={[...path, 'test']}
          problems={problems}
          context={context}
          onChange={(test) => onChange({ ...clause, test })}
        />
      </div>
    );
  }
  if (clause.type === 'tag') {
    return (
      <Field label={words('audience-form.tag')} path={[...path, 'tag']} problems={problems}>
        {(control) => <KnownName {...control} value={clause.tag} known={known.tags} onChange={(tag) => onChange({ ...clause, tag })} />}
      </Field>
    );
  }
  if (clause.type === 'cohort') {
    return (
      <Field label={words('audience-form.cohort')} path={[...path, 'cohort']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            {...(clause.cohort === '' ? {} : { value: clause.cohort })}
            options={known.cohorts.flatMap(({ id, name, archivedAt }) =>
              archivedAt == null || id === clause.cohort ? [{ value: id, label: name }] : [],
            )}
            onChange={(cohort: string) => onChange({ ...clause, cohort })}
          />
        )}
      </Field>
    );
  }
  return (
    <div className="audience-fields">
      <Field label={words('audience-form.channel')} path={[...path, 'channel']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={clause.channel}
            options={['sms', 'email', 'wecom', 'community'].map((value) => ({ value, label: words(`audience-form.channel.${value}`) }))}
            onChange={(channel) => onChange({ ...clause, channel })}
          />
        )}
      </Field>
      <Field label={words('audience-form.purpose')} path={[...path, 'purpose']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={clause.purpose}
            options={['marketing', 'service'].map((value) => ({ value, label: words(`send-sms.option.${value}`) }))}
            onChange={(purpose) => onChange({ ...clause, purpose })}
          />
        )}
      </Field>
    </div>
  );
}
