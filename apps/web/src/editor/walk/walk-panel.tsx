import './words.ts';
import './walk.css';
import { localDateOf } from '@magpie/calendar';
import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { FoundMember } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { askedOf } from './asked-of.ts';
import { InventedForm } from './invented-form.tsx';
import { occasionsOf } from './occasions.ts';
import { PersonPick } from './person-pick.tsx';
import { newcomer, type Subject } from './subject.ts';
import { useWalkedPlan } from './walked-plan.ts';
import { WalkStory } from './walk-story.tsx';

/** One person, a member or made up, walked through the draft as it is now: every condition with the facts that decide it. */
export function WalkPanel(): ReactElement {
  const { words } = useUi();
  const { workspaceId, workbench } = useEditorScope();
  const { anchor, anchorDates, now, zone } = useGround();
  const document = useEditorState((state) => state.document);
  const plan = useWalkedPlan(document);
  const trpc = useTRPC();
  const [member, setMember] = useState<FoundMember | null>(null);
  const [invented, setInvented] = useState(newcomer);
  const facts = useQuery(
    trpc.members.facts.queryOptions({ workspaceId, memberNo: member?.memberNo ?? 0 }, { enabled: member !== null, retry: false }),
  );
  const occasions = occasionsOf(anchor, anchorDates[0] ?? null);
  const [occasion, setOccasion] = useState<string | null>(null);
  const anchorDate = occasion ?? occasions.coming[0] ?? null;
  const subject: Subject | null =
    member === null ? { type: 'invented', invented } : facts.data === undefined ? null : { type: 'member', member: facts.data };
  return (
    <section className="walk-panel" aria-label={words('walk.title')}>
      <header className="inspector-head">
        <h2>{words('walk.title')}</h2>
        <Button type="text" size="small" icon={<X size={15} />} aria-label={words('walk.close')} onClick={workbench.close} />
      </header>
      <div className="walk-body">
        <PersonPick chosen={member} onChoose={setMember} onInvent={() => setMember(null)} />
        {anchorDate === null ? null : (
          <label className="walk-line">
            <span>{words('walk.occasion')}</span>
            <Select
              size="small"
              value={anchorDate}
              aria-label={words('walk.occasion')}
              options={[
                { label: words('walk.occasion.coming'), options: occasions.coming.map((date) => ({ value: date, label: date })) },
                { label: words('walk.occasion.past'), options: occasions.past.map((date) => ({ value: date, label: date })) },
              ]}
              onChange={setOccasion}
            />
          </label>
        )}
        {plan === null ? <p className="mg-hint">{words('walk.no-plan')}</p> : null}
        {member === null && plan !== null ? <InventedForm invented={invented} asked={askedOf(plan)} onChange={setInvented} /> : null}
        {facts.isError ? (
          <ErrorState
            title={words('api.lost')}
            text={words('api.lost.text')}
            retry={{ label: words('api.retry'), onRetry: () => void facts.refetch() }}
          />
        ) : null}
        {member !== null && facts.isPending ? <SkeletonRows label={words('app.loading')} /> : null}
        {plan === null || subject === null || (plan.anchor !== null && anchorDate === null) ? null : (
          <WalkStory
            key={`${member?.memberNo ?? 'invented'} ${anchorDate}`}
            plan={plan}
            subject={subject}
            anchorDate={anchorDate}
            isPast={anchorDate !== null && anchorDate < localDateOf(now, zone)}
          />
        )}
      </div>
    </section>
  );
}
