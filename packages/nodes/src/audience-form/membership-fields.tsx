import { type Filter, messageStates } from '@magpie/audience';
import { Field, formatDay } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import type { ClauseProps } from './clause-fields.tsx';

type Membership = Filter & { readonly type: 'tag' | 'consent' | 'reachable' | 'cohort' | 'audience' | 'run' | 'message' };

/** Belongs to something: a tag, those who agreed, a saved set, a run. */
export function MembershipFields(props: ClauseProps<Membership>): ReactElement {
  const { clause, path, problems, context, onChange } = props;
  const { words, known } = context;
  if (clause.type === 'run' || clause.type === 'message') return <RunFields {...props} clause={clause} />;
  if (clause.type === 'tag') {
    return (
      <div className="audience-fields">
        <Field label={words('audience-form.tag')} path={[...path, 'tag']} problems={problems}>
          {(control) => <KnownName {...control} value={clause.tag} known={known.tags} onChange={(tag) => onChange({ ...clause, tag })} />}
        </Field>
      </div>
    );
  }
  if (clause.type === 'cohort' || clause.type === 'audience') {
    const chosen = clause.type === 'cohort' ? clause.cohort : clause.audience;
    // One that was put away keeps its name and is not offered.
    const options = clause.type === 'cohort' ? known.cohorts.filter(({ id, archivedAt }) => archivedAt == null || id === chosen) : known.audiences;
    return (
      <div className="audience-fields">
        <Field label={words(`audience-form.${clause.type}`)} path={[...path, clause.type]} problems={problems}>
          {(control) => (
            <Select
              {...control}
              {...(chosen === '' ? {} : { value: chosen })}
              style={{ minWidth: 180 }}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              options={options.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: string) => onChange(clause.type === 'cohort' ? { ...clause, cohort: id } : { ...clause, audience: id })}
            />
          )}
        </Field>
      </div>
    );
  }
  return (
    <div className="audience-fields">
      <Field label={words(`audience-form.lead.${clause.type}`)} path={[...path, 'channel']} problems={problems}>
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

/** Took part in a run, came to a step of it, left it by an outcome; or has a message of it. */
function RunFields({ clause, path, problems, context, onChange }: ClauseProps<Membership & { readonly type: 'run' | 'message' }>): ReactElement {
  const { words, known, locale } = context;
  const run = known.runs.find(({ id }) => id === clause.run);
  const steps = run?.steps ?? [];
  const shown = { popupMatchSelectWidth: false, style: { minWidth: 140 } } as const;
  return (
    <div className="audience-fields">
      <Field label={words('audience-form.run')} path={[...path, 'run']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            {...shown}
            {...(clause.run === '' ? {} : { value: clause.run })}
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={words('audience-form.run.none')}
            options={known.runs.map(({ id, journeyName, startedAt }) => ({
              value: id,
              label: `${journeyName} · ${formatDay(new Date(startedAt).toISOString().slice(0, 10), locale)}`,
            }))}
            onChange={(id: string) =>
              onChange(clause.type === 'run' ? { ...clause, run: id, node: null, outcome: null } : { ...clause, run: id, node: '' })
            }
          />
        )}
      </Field>
      <Field label={words('audience-form.run.step')} path={[...path, 'node']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            {...shown}
            value={clause.node ?? ''}
            options={[
              ...(clause.type === 'run' ? [{ value: '', label: words('audience-form.run.any-step') }] : []),
              ...steps.filter(({ type }) => clause.type === 'run' || type.startsWith('send-')).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(node: string) =>
              onChange(
                clause.type === 'message'
                  ? { ...clause, node }
                  : { ...clause, node: node === '' ? null : node, outcome: node === '' ? null : clause.outcome },
              )
            }
          />
        )}
      </Field>
      {clause.type === 'message' ? (
        <Field label={words('audience-form.states')} path={[...path, 'states']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              {...shown}
              mode="multiple"
              value={[...clause.states]}
              options={messageStates.map((value) => ({ value, label: words(`audience-form.state.${value}`) }))}
              onChange={(states) => onChange({ ...clause, states })}
            />
          )}
        </Field>
      ) : clause.node === null ? null : (
        <Field label={words('audience-form.outcome')} path={[...path, 'outcome']} problems={problems}>
          {(control) => (
            <KnownName
              {...control}
              value={clause.outcome ?? ''}
              known={['holdout', 'treated', 'met', 'unmet', 'matched', 'timeout']}
              onChange={(outcome) => onChange({ ...clause, outcome: outcome === '' ? null : outcome })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
