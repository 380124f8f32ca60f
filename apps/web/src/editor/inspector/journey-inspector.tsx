import type { JourneyGoal } from '@magpie/journey';
import { Field, ProblemLines, useUi } from '@magpie/ui';
import { Button, Input, InputNumber, Segmented, Switch } from 'antd';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { DaysOffset, KnownName } from '@magpie/nodes/views';
import { GoalWindow } from './goal-window.tsx';

const drawingKeys = ['arrows', 'enter', 'delete', 'undo', 'copy', 'escape'] as const;
/** For who may only look. */
const readingKeys = ['arrows', 'enter', 'escape'] as const;

/** The journey itself: its name and its goal. Shown while no step is selected. */
export function JourneyInspector(): ReactElement {
  const { words } = useUi();
  const { editor, mayDraw } = useEditorScope();
  const name = useEditorState((state) => state.document.name);
  const goal = useEditorState((state) => state.document.settings.goal);
  const all = useEditorState((state) => state.problems);
  const problems = all.filter((problem) => problem.node === undefined);
  const { known, anchor } = useGround();
  const fresh: JourneyGoal = {
    event: known.events[0] ?? 'Order Completed',
    where: [],
    windowDays: 7,
    ...startOf(anchor === null ? 'entry' : 'anchor'),
  };
  const set = (next: JourneyGoal | null): void => editor.setGoal(next);
  return (
    <>
      <div className="inspector-head">
        <h2>{words('journey.inspector')}</h2>
      </div>
      <div className="inspector-body">
        <section className="inspector-section">
          <Field label={words('journey.name')} path={['name']} problems={problems}>
            {(control) => <Input {...control} value={name} maxLength={120} onChange={(event) => editor.renameJourney(event.target.value)} />}
          </Field>
          <ProblemLines problems={problems.filter(({ path }) => path[0] !== 'name' && path[0] !== 'settings')} />
        </section>
        <section className="inspector-section">
          <div className="mg-row">
            <h3 style={{ flex: 1 }}>{words('goal.title')}</h3>
            <Switch size="small" checked={goal !== null} aria-label={words('goal.title')} onChange={(on) => set(on ? fresh : null)} />
          </div>
          <p className="mg-hint">{words('goal.about')}</p>
          {goal === null ? null : <GoalFields goal={goal} onChange={set} />}
        </section>
        <section className="inspector-section">
          <h3>{words('journey.keys')}</h3>
          {(mayDraw ? drawingKeys : readingKeys).map((key) => (
            <div key={key} className="mg-key-value">
              <span>{words(`keys.${key}`)}</span>
              <kbd>{words(`keys.${key}.keys`)}</kbd>
            </div>
          ))}
          <Button size="small" onClick={() => editor.selectAll()}>
            {words('edit.select-all')}
          </Button>
        </section>
      </div>
    </>
  );
}

/** Where a goal's window opens: on the anchor's day, or at each one's own entry. */
type GoalStart = 'anchor' | 'entry';

function startOf(start: GoalStart): { readonly fromDays: number } | { readonly from: 'entry' } {
  return start === 'anchor' ? { fromDays: 0 } : { from: 'entry' };
}

function GoalFields({ goal, onChange }: { readonly goal: JourneyGoal; readonly onChange: (goal: JourneyGoal) => void }): ReactElement {
  const { words } = useUi();
  const { known, anchor } = useGround();
  const all = useEditorState((state) => state.problems);
  const problems = all.filter((problem) => problem.node === undefined);
  const start: GoalStart = 'from' in goal ? 'entry' : 'anchor';
  const { event, where, windowDays } = goal;
  return (
    <>
      <Field label={words('goal.event')} path={['settings', 'goal', 'event']} problems={problems}>
        {(control) => <KnownName {...control} value={goal.event} known={known.events} onChange={(event) => onChange({ ...goal, event })} />}
      </Field>
      {/* Without an anchor there is nothing to choose, unless it was chosen before. */}
      {anchor === null && start === 'entry' ? null : (
        <Field label={words('goal.window-from')} path={['settings', 'goal', 'from']} problems={problems}>
          {({ id }) => (
            <Segmented
              id={id}
              block
              size="small"
              value={start}
              options={(['anchor', 'entry'] as const).map((value) => ({ value, label: words(`goal.window-from.${value}`) }))}
              onChange={(next) => onChange({ event, where, windowDays, ...startOf(next) })}
            />
          )}
        </Field>
      )}
      <div className="mg-row when-row">
        {'from' in goal ? null : (
          <Field label={words(anchor === null ? 'goal.from' : 'goal.from.anchor')} path={['settings', 'goal', 'fromDays']} problems={problems}>
            {(control) => <DaysOffset {...control} value={goal.fromDays} onChange={(fromDays) => onChange({ ...goal, fromDays })} />}
          </Field>
        )}
        <Field label={words('goal.window')} path={['settings', 'goal', 'windowDays']} problems={problems}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={365}
              precision={0}
              value={windowDays}
              suffix={words('when.unit.days', { count: windowDays })}
              onChange={(days) => onChange({ ...goal, windowDays: days ?? 1 })}
            />
          )}
        </Field>
      </div>
      <GoalWindow goal={goal} />
    </>
  );
}
