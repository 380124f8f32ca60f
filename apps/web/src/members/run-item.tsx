import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useGround } from '../canvas/canvas-context.ts';
import { portWords } from '../canvas/port-words.ts';
import '../app/kind-words.ts';
import { reasonSentence } from '../runs/reason-words.ts';
import { stateWords } from '../runs/send-states.tsx';
import '../runs/words.ts';
import type { Deed } from './deeds-of-runs.ts';

/** A decision with its reason, a message with what became of it, or a coupon; each leads to its run. */
export function RunItem({ workspaceId, deed }: { readonly workspaceId: string; readonly deed: Deed }): ReactElement {
  const { words } = useUi();
  const ground = useGround();
  const { run } = deed;
  const link = (
    <Link className="mg-soft" to="/w/$workspace/runs/$run" params={{ workspace: workspaceId, run: run.runId }} search={{ member: run.memberNo }}>
      {words('members.in-run', { journey: run.journey, version: run.version })}
    </Link>
  );
  if (deed.type === 'send')
    return (
      <>
        <span className="mg-chip mg-chip-brand">{words('members.kind.message')}</span> <strong>{deed.send.name}</strong>{' '}
        {stateWords(deed.send.state, words)}
        <div>{link}</div>
        {deed.send.text === null || deed.send.text === '' ? null : <blockquote>{deed.send.text}</blockquote>}
      </>
    );
  if (deed.type === 'grant')
    return (
      <>
        <span className="mg-chip mg-chip-brand">{words('members.kind.coupon')}</span> <strong>{deed.grant.name}</strong> {deed.grant.code}
        <div>{link}</div>
      </>
    );
  const { step } = deed;
  const node = run.document.nodes.find(({ id }) => id === step.node);
  return (
    <>
      <span className="mg-chip">{words('members.kind.decision')}</span> <strong>{step.name}</strong>{' '}
      {node === undefined ? step.outcome : portWords(node, step.outcome, words)}
      <div className="mg-soft">{reasonSentence(step.reason, node, ground)}</div>
      <div>{link}</div>
    </>
  );
}
