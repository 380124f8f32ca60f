import type { JourneyNode } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import type { SendingRules, WalkReason, WalkStep as Step } from '@magpie/journey/walk';
import { renderTemplate, segments } from '@magpie/messaging';
import { formatMoment, Moment, useUi } from '@magpie/ui';
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { portWords } from '../../canvas/port-words.ts';
import { useEditorState } from '../editor-context.ts';
import { ExplanationTree } from './explanation-tree.tsx';
import { SendFate } from './send-fate.tsx';

export interface WalkStepProps {
  readonly step: Step;
  readonly plan: Plan;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly sending: SendingRules | null;
  /** Where the walk stands. */
  readonly isHere: boolean;
  readonly onGo: () => void;
  /** Lets the person do what is waited for, inside of its window. */
  readonly onSuppose: (event: Extract<WalkReason, { type: 'event' }>) => void;
}

/** One step of a walk: when, which way, why, and what would be sent. */
export function WalkStep({ step, plan, attributes, sending, isHere, onGo, onSuppose }: WalkStepProps): ReactElement {
  const { words } = useUi();
  const { zone } = useGround();
  const node = useEditorState((state) => state.document.nodes.find(({ id }) => id === step.node));
  const { reason } = step;
  return (
    <li className={`mg-stage-${node?.stage ?? 'none'}${isHere ? ' walk-here' : ''}`} aria-current={isHere ? 'step' : undefined}>
      <h3>
        <button type="button" onClick={onGo}>
          {node?.name ?? step.node}
        </button>
        <Moment at={step.at} zone={zone} />
      </h3>
      <div className="trace-outcome">{node === undefined ? step.outcome : portWords(node, step.outcome, words)}</div>
      <Why reason={reason} step={step} node={node} />
      {reason.type === 'event' && reason.occurredAt === null ? (
        <Button size="small" onClick={() => onSuppose(reason)}>
          {words('walk.suppose', { event: reason.event })}
        </Button>
      ) : null}
      {step.effects.map((effect) => {
        const op = plan.ops[effect.op];
        if (effect.type === 'send' && op?.op === 'send') {
          const foretold = step.sends.find((send) => send.op === effect.op);
          return (
            <Message key={effect.op} text={op.template.text} attributes={attributes}>
              {foretold === undefined || sending === null ? null : <SendFate send={foretold} rules={sending} sendByHours={op.sendByHours} />}
            </Message>
          );
        }
        if (effect.type === 'grant')
          return (
            <div key={effect.op} className="mg-soft">
              {words('trace.grant', { name: effect.benefit.name })}
            </div>
          );
        return null;
      })}
    </li>
  );
}

interface WhyProps {
  readonly reason: WalkReason;
  readonly step: Step;
  readonly node: JourneyNode | undefined;
}

function Why({ reason, step, node }: WhyProps): ReactElement | null {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const at = (instant: number): string => formatMoment(instant, { zone, locale, style: 'minute' });
  const waited = step.at > step.arrivedAt ? <div className="mg-soft">{words('walk.waited', { since: at(step.arrivedAt) })}</div> : null;
  switch (reason.type) {
    case 'filters':
      return (
        <>
          {reason.asked.map(({ outcome, explanation }) => (
            <div key={outcome}>
              {reason.asked.length < 2 ? null : (
                <div className={explanation.met ? 'mg-ok' : 'mg-soft'}>
                  {words(explanation.met ? 'walk.case.met' : 'walk.case.unmet', {
                    way: node === undefined ? outcome : portWords(node, outcome, words),
                  })}
                </div>
              )}
              <ExplanationTree explanation={explanation} />
            </div>
          ))}
        </>
      );
    case 'arm': {
      const total = reason.weights.reduce((sum, { weight }) => sum + weight, 0);
      const weight = reason.weights.find(({ outcome }) => outcome === step.outcome)?.weight ?? 0;
      return <div className="mg-soft">{words('walk.why.arm', { share: total === 0 ? 0 : Math.round((100 * weight) / total) })}</div>;
    }
    case 'event': {
      const span = { event: reason.event, from: at(reason.from), to: at(reason.to) };
      return (
        <div className="mg-soft">
          {reason.occurredAt === null ? words('walk.why.no-event', span) : words('walk.why.event', { ...span, at: at(reason.occurredAt) })}
        </div>
      );
    }
    case 'reach':
      return <div className="mg-soft">{words(`walk.why.reach.${reason.unreachable ?? 'reached'}`)}</div>;
    case 'time':
      return waited ?? <div className="mg-soft">{words('walk.why.past')}</div>;
    case 'entered':
    case 'done':
      return waited;
  }
}

/** The text as this person would read it. */
function Message({
  text,
  attributes,
  children,
}: {
  readonly text: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
}): ReactElement {
  const { words } = useUi();
  const rendered = renderTemplate(text, attributes);
  if (!rendered.ok) return <div className="mg-bad">{words('walk.unwritten')}</div>;
  const { units, count } = segments(rendered.value);
  return (
    <>
      <blockquote>{rendered.value}</blockquote>
      <div className="mg-hint">{words('walk.message', { units, parts: count })}</div>
      {children}
    </>
  );
}
