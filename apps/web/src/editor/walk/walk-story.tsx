import { previousAnchorDates } from '@magpie/calendar';
import type { Plan } from '@magpie/journey/plan';
import { type SendingRules, startOfRun, type WalkReason, walkPerson } from '@magpie/journey/walk';
import { dayMs } from '@magpie/kit';
import { formatMoment, useUi } from '@magpie/ui';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useWorkingDays } from '../../calendar/use-working-days.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { askedOf } from './asked-of.ts';
import type { Deed } from './deed.ts';
import { DeedList } from './deed-list.tsx';
import { aboutIt, wantedBy } from '@magpie/journey/walk';
import { ExplanationTree } from './explanation-tree.tsx';
import { attributesOf, personOf, type Subject } from './subject.ts';
import { trailOf } from './trail-of.ts';
import { WalkPlayer } from './walk-player.tsx';
import { WalkStep } from './walk-step.tsx';
import '../../canvas/trace.css';

export interface WalkStoryProps {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly anchorDate: string | null;
  /** Whether the occasion is over: then what the member really did is known. */
  readonly isPast: boolean;
  /** What the workspace lets out; null: not known yet. */
  readonly sending: SendingRules | null;
  readonly deeds: readonly Deed[];
  /** What they enter about; empty: nothing. */
  readonly about: string;
  readonly onSuppose: (deeds: readonly Deed[]) => void;
}

/** How long after its start a walk is told. */
const toldDays = 800;

/** The way of one person, step by step, here and on the canvas. */
export function WalkStory({ plan, subject, anchorDate, isPast, sending, deeds, about, onSuppose }: WalkStoryProps): ReactElement {
  const { words, locale } = useUi();
  const { workbench, flow, editor, workspaceId } = useEditorScope();
  const workingDays = useWorkingDays(workspaceId);
  const { now, zone } = useGround();
  const document = useEditorState((state) => state.document);
  const startAt = startOfRun(plan, { anchorDate, zone, now });
  const walk = useMemo(() => {
    const anchorDates = plan.anchor === null || anchorDate === null ? [] : previousAnchorDates(plan.anchor, anchorDate, 10);
    const person = personOf(subject, { plan, zone, anchorDates, deeds, about, startAt });
    return walkPerson(plan, person, { startAt, until: startAt + toldDays * dayMs, enterAsOf: Math.min(startAt, now), sending, workingDays });
  }, [plan, subject, anchorDate, deeds, about, startAt, zone, now, sending, workingDays]);
  const [chosen, setShown] = useState<number | null>(null);
  const most = walk.steps.length;
  const shown = Math.min(chosen ?? most, most);
  useEffect(() => workbench.follow(trailOf(walk, document, shown)), [workbench, walk, document, shown]);
  useEffect(() => () => workbench.follow(null), [workbench]);
  const go = (step: number): void => {
    setShown(step);
    const id = walk.steps[step]?.node ?? walk.here.node;
    const node = flow.getNodes().find((each) => each.id === id);
    if (node === undefined) return;
    const { width = 0, height = 0 } = node.measured ?? {};
    void flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, { zoom: flow.getZoom(), duration: 200 });
  };
  const suppose = ({ event, from, to }: Extract<WalkReason, { type: 'event' }>): void => {
    const id = Math.max(0, ...deeds.map((deed) => deed.id)) + 1;
    const op = plan.ops.find((each) => each.op === 'awaitEvent' && each.event === event);
    const [where, of] = op?.op === 'awaitEvent' ? [op.where, op.key ?? null] : [[], null];
    const { key, properties } = aboutIt(of, about);
    const wanted = [...wantedBy(where), ...properties];
    onSuppose([...deeds, { id, event, occurredAt: Math.floor((from + to) / 2), key: key ?? '', value: 10_000, properties: wanted }]);
  };
  const enters = walk.entry === null || walk.entry.met;
  return (
    <>
      <p className="mg-hint">
        {words(isPast ? 'walk.begins.past' : 'walk.begins', { at: formatMoment(startAt, { zone, locale, style: 'minute' }), zone })}
      </p>
      <DeedList deeds={deeds} asked={askedOf(plan).events} newAt={startAt + dayMs} onChange={onSuppose} />
      <section className="walk-entry">
        <h3 className={enters ? 'mg-ok' : 'mg-bad'} role="status">
          {words(walk.entry === null ? 'walk.enters.everybody' : enters ? 'walk.enters' : 'walk.stays-out')}
        </h3>
        {walk.entry === null ? null : <ExplanationTree explanation={walk.entry} />}
        {enters ? null : <p className="mg-hint">{words('walk.all-the-same')}</p>}
      </section>
      <WalkPlayer shown={shown} most={most} onGo={go}>
        <ol className="trace walk-steps" aria-label={words('walk.steps')}>
          {walk.steps.slice(0, shown).map((step, index) => (
            <WalkStep
              key={`${step.node} ${index}`}
              step={step}
              plan={plan}
              attributes={attributesOf(subject)}
              sending={sending}
              isHere={index === shown - 1}
              onSuppose={suppose}
              onGo={() => {
                editor.select({ nodes: document.nodes.flatMap(({ id }) => (id === step.node ? [id] : [])) });
                go(index);
              }}
            />
          ))}
          {shown === most ? (
            <li className="walk-end">
              <h3>{document.nodes.find(({ id }) => id === walk.here.node)?.name ?? words('walk.open-end')}</h3>
              <div className="mg-soft">
                {words(walk.here.due === null ? 'walk.ends' : 'walk.waits', {
                  since: formatMoment(walk.here.since, { zone, locale, style: 'minute' }),
                })}
              </div>
            </li>
          ) : null}
        </ol>
      </WalkPlayer>
    </>
  );
}
