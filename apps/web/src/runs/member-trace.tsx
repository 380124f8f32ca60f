import { Moment, useUi } from '@magpie/ui';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Trace } from '../api/contract.ts';
import { useGround } from '../canvas/canvas-context.ts';
import { portWords } from '../canvas/port-words.ts';
import { EnrolmentPick } from './enrolment-pick.tsx';
import { reasonSentence } from './reason-words.ts';
import { useRunScope } from './run-scope.ts';
import { unreachableWords } from './send-states.tsx';
import '../canvas/trace.css';

/** Every decision about one member, each with its reason, what was sent and granted, and whether deciding again agrees. */
export function MemberTrace({ trace, onChoose }: { readonly trace: Trace; readonly onChoose: (place: number) => void }): ReactElement {
  const { words } = useUi();
  const { run } = useRunScope();
  const ground = useGround();
  const { zone } = ground;
  const { member, steps, sends, grants, stuck, agreement } = trace;
  return (
    <div className="mg-stack">
      <div>
        <h2>{member.name ?? words('member.number', { number: member.memberNo })}</h2>
        <p className="mg-soft">
          {words('trace.member', { number: member.memberNo, externalId: member.externalId })}
          {run.simulated ? ` · ${words('run.simulated')}` : ''}
        </p>
      </div>
      {trace.enrolments.length < 2 ? null : <EnrolmentPick trace={trace} onChoose={onChoose} />}
      <div className={`proof ${agreement.ok ? 'mg-ok' : 'mg-bad'}`}>
        {agreement.ok ? <CircleCheck size={14} aria-hidden /> : <CircleAlert size={14} aria-hidden />}
        <span>
          {words(agreement.ok ? (agreement.noLongerKept ? 'trace.agrees.kept' : 'trace.agrees') : 'trace.differs')}
          {agreement.ok ? '' : ` ${agreement.differences.join(' · ')}`}
        </span>
      </div>
      {stuck === null ? null : (
        <div className="proof mg-bad">
          <CircleAlert size={14} aria-hidden />
          <span>{words('trace.stuck', { node: stuck.name, reason: stuck.reason })}</span>
        </div>
      )}
      {/* A stop for the keyboard, which scrolls a long story. */}
      <ol className="trace" tabIndex={0} aria-label={words('trace.title')}>
        {steps.map((step, index) => {
          const node = run.document.nodes.find(({ id }) => id === step.node);
          return (
            <li key={`${step.node} ${index}`} className={`mg-stage-${node?.stage ?? 'none'}`}>
              <h3>
                <span>{step.name}</span>
                <Moment at={step.at} zone={zone} />
              </h3>
              <div className="trace-outcome">{node === undefined ? step.outcome : portWords(node, step.outcome, words)}</div>
              <div className="mg-soft">
                {reasonSentence(step.reason, node, ground)}
                {step.reason.agrees || step.reason.noLongerKept !== null ? null : <span className="mg-bad"> {words('trace.step-differs')}</span>}
              </div>
              {sends
                .filter(({ node: id }) => id === step.node)
                .map((send) => (
                  <div key={`${send.node} ${send.at}`}>
                    <div className="mg-soft">
                      {words('trace.send', {
                        state: words(`sends.${send.state.split(':')[0]}`, {
                          reason: send.reason === null ? '' : unreachableWords(send.reason, words),
                        }),
                      })}
                    </div>
                    {send.text === null ? null : <blockquote>{send.text}</blockquote>}
                  </div>
                ))}
              {grants
                .filter(({ node: id }) => id === step.node)
                .map((grant) => (
                  <div key={`${grant.node} ${grant.at}`} className="mg-soft">
                    {grant.code === null
                      ? words('trace.grant', { name: grant.name })
                      : words('trace.grant.code', { name: grant.name, code: grant.code })}
                  </div>
                ))}
            </li>
          );
        })}
      </ol>
      {steps.length === 0 && stuck === null ? <p className="mg-hint">{words('trace.empty')}</p> : null}
      <p className="mg-hint">{zone}</p>
    </div>
  );
}
