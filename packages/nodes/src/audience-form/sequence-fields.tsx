import type { SequenceFilter, SequenceStep } from '@magpie/audience';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ClauseProps } from './clause-fields.tsx';
import { MatchFields } from './match-fields.tsx';
import { NarrowedEvent } from './narrowed-event.tsx';
import { SequenceStepFields } from './sequence-step-fields.tsx';

const mostSteps = 5;

/** "Did this, and then that (or not) in time." */
export function SequenceFields({ clause, path, problems, context, onChange }: ClauseProps<SequenceFilter>): ReactElement {
  const { words, known } = context;
  const fresh: SequenceStep = { event: known.events[0] ?? 'Order Completed', where: [], absent: true, within: { count: 3, unit: 'day' }, same: [] };
  const steps = clause.steps.map((step, index) => (
    <SequenceStepFields
      key={index}
      step={step}
      path={[...path, 'steps', index]}
      problems={problems}
      context={context}
      onChange={(changed) => onChange({ ...clause, steps: clause.steps.with(index, changed) })}
      onRemove={clause.steps.length < 2 ? null : () => onChange({ ...clause, steps: clause.steps.toSpliced(index, 1) })}
    />
  ));
  const more =
    clause.steps.length < mostSteps ? (
      <Button size="small" type="link" icon={<Plus size={13} />} onClick={() => onChange({ ...clause, steps: [...clause.steps, fresh] })}>
        {words('audience-form.step.add')}
      </Button>
    ) : null;
  return (
    <NarrowedEvent
      match={clause}
      path={path}
      problems={problems}
      context={context}
      onWhere={(where) => onChange({ ...clause, where })}
      behind={
        <>
          {steps}
          {more}
        </>
      }
    >
      <MatchFields match={clause} path={path} problems={problems} context={context} onChange={(match) => onChange({ ...clause, ...match })} />
    </NarrowedEvent>
  );
}
