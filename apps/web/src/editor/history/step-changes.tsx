import type { JourneyNode, StepChange, StepDiff } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { type CanvasGround, useGround, viewContext } from '../../canvas/canvas-context.ts';
import { whenDate, whenOffset } from '../../canvas/when-words.ts';
import { fieldLabel, fieldValue } from './field-words.ts';
import { MarkedText } from './marked-text.tsx';

/** What has become of a step, field by field. */
export function StepChanges({ step }: { readonly step: Extract<StepDiff, { readonly type: 'changed' }> }): ReactElement {
  const { words } = useUi();
  const ground = useGround();
  return (
    <dl className="step-changes">
      {step.changes.map((change) => {
        const { label, before, after } = told(change, step, ground);
        return (
          <div key={`${change.type} ${label}`}>
            <dt>{label}</dt>
            <dd>
              {before === after && change.type === 'configured' && Array.isArray(change.after) ? (
                words('history.reordered', { names: after })
              ) : (
                <MarkedText before={before} after={after} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface Told {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function told(change: StepChange, { before, after }: { readonly before: JourneyNode; readonly after: JourneyNode }, ground: CanvasGround): Told {
  const { words } = ground;
  const both = <Value,>(label: string, values: { readonly before: Value; readonly after: Value }, say: (value: Value) => string): Told => ({
    label,
    before: say(values.before),
    after: say(values.after),
  });
  switch (change.type) {
    case 'renamed':
      return both(words('history.field.name'), change, (name) => name || words('history.nothing'));
    case 'restaged':
      return both(words('history.field.stage'), change, (stage) => words(stage === null ? 'history.stage.none' : `stage.${stage}`));
    case 'rescheduled':
      return both(words('history.field.when'), change, (when) => {
        if (when === null) return words('when.type.arrival');
        const zone = when.type !== 'delay' && when.zone === 'member' ? words('when.zone.member.note') : null;
        const past = when.type === 'delay' ? null : `${words('when.past')} ${words(`when.past.${when.past}`)}`;
        return [whenOffset(when, ground), whenDate(when, ground), zone, past].filter((part) => part !== null).join(' · ');
      });
    case 'retyped':
      return both(words('history.field.kind'), change, ({ type, version }) => `${words(`kind.${type}`)} ${version}`);
    case 'configured': {
      const isGone = change.after === undefined;
      const field = String(change.path.findLast((piece) => typeof piece === 'string') ?? '');
      return {
        label: fieldLabel(isGone ? before : after, change.path, ground),
        before: fieldValue(change.before, field, viewContext(ground, before)),
        after: fieldValue(change.after, field, viewContext(ground, after)),
      };
    }
  }
}
