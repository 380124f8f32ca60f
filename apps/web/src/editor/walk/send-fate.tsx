import type { ForetoldSend, SendingRules } from '@magpie/journey/walk';
import { formatMoment, useUi } from '@magpie/ui';
import { CircleSlash, Clock, Send } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';

export interface SendFateProps {
  readonly send: ForetoldSend;
  readonly rules: SendingRules;
  /** Held longer than this after its moment, it is not sent any more; null: no limit. */
  readonly sendByHours: number | null;
}

/** What will become of a message at the gate: it goes out, waits for the end of the night, or is kept back and why. */
export function SendFate({ send, rules, sendByHours }: SendFateProps): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const at = (instant: number): string => formatMoment(instant, { zone, locale, style: 'minute' });
  const night = rules.quietHours === null ? '' : `${rules.quietHours.start}–${rules.quietHours.end}`;
  if (send.kept !== null)
    return (
      <div className="send-fate mg-bad">
        <CircleSlash size={13} aria-hidden />
        <span>{words(`walk.send.kept.${send.kept.split(':')[1] ?? ''}`, { night, hours: sendByHours ?? 0, ceiling: rules.hourlyCeiling })}</span>
      </div>
    );
  if (send.heldUntil !== null)
    return (
      <div className="send-fate mg-warn">
        <Clock size={13} aria-hidden />
        <span>{words('walk.send.held', { night, until: at(send.heldUntil) })}</span>
      </div>
    );
  return (
    <div className="send-fate mg-soft">
      <Send size={13} aria-hidden />
      <span>{words('walk.send.now', { at: at(send.at) })}</span>
    </div>
  );
}
