import './words.ts';
import './walk.css';
import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactElement, useMemo, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { FoundMember } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { SidePanel } from '../workbench/side-panel.tsx';
import { askedOf } from './asked-of.ts';
import { InventedForm } from './invented-form.tsx';
import { OccasionPick } from './occasion-pick.tsx';
import { PersonPick } from './person-pick.tsx';
import { type Deed, deedsFor } from './deed.ts';
import { newcomer, type Subject } from './subject.ts';
import { useOccasion } from './use-occasion.ts';
import { entersAbout } from '@magpie/journey/walk';
import { useSendingRules } from './use-sending-rules.ts';
import { useWalkedPlan } from './walked-plan.ts';
import { WalkStory } from './walk-story.tsx';

/** One person, a member or made up, walked through the draft as it is now: every condition with the facts that decide it. */
export function WalkPanel(): ReactElement {
  const { words } = useUi();
  const { workspaceId } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const plan = useWalkedPlan(
    document,
    useEditorState((state) => state.facts),
  );
  const trpc = useTRPC();
  const [member, setMember] = useState<FoundMember | null>(null);
  const [invented, setInvented] = useState(newcomer);
  const facts = useQuery(
    trpc.members.facts.queryOptions({ workspaceId, memberNo: member?.memberNo ?? 0 }, { enabled: member !== null, retry: false }),
  );
  const occasion = useOccasion();
  const { anchorDate, isPast } = occasion;
  const { zone } = useGround();
  // Supposed of one occasion, they are supposed of every other, and of everybody.
  const [supposed, suppose] = useState<{ readonly deeds: readonly Deed[]; readonly anchorDate: string | null }>({ deeds: [], anchorDate });
  const deeds = useMemo(() => deedsFor(supposed.deeds, { from: supposed.anchorDate, to: anchorDate, zone }), [supposed, anchorDate, zone]);
  const sending = useSendingRules();
  const [about, setAbout] = useState('1001');
  const isAbout = plan !== null && entersAbout(plan);
  const subject: Subject | null =
    member === null ? { type: 'invented', invented } : facts.data === undefined ? null : { type: 'member', member: facts.data };
  return (
    <SidePanel title={words('walk.title')} close={words('walk.close')}>
      <div className="walk-body">
        <PersonPick chosen={member} onChoose={setMember} onInvent={() => setMember(null)} />
        <OccasionPick occasion={occasion} />
        {plan === null ? <p className="mg-hint">{words('walk.no-plan')}</p> : null}
        {member === null && plan !== null ? <InventedForm invented={invented} asked={askedOf(plan)} onChange={setInvented} /> : null}
        {isAbout ? (
          <label className="walk-line">
            <span>{words('walk.about')}</span>
            <Input size="small" value={about} maxLength={200} onChange={({ target }) => setAbout(target.value)} />
          </label>
        ) : null}
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
            isPast={isPast}
            sending={sending}
            deeds={deeds}
            about={isAbout ? about : ''}
            onSuppose={(next) => suppose({ deeds: next, anchorDate })}
          />
        )}
      </div>
    </SidePanel>
  );
}
