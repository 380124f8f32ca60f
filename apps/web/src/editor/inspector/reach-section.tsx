import type { JourneyNode } from '@magpie/journey';
import { Figure, formatMoment, Share, useUi } from '@magpie/ui';
import { memo, type ReactElement } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useCounted } from '../reach-context.ts';
import './words.ts';

interface ReachSectionProps {
  readonly node: JourneyNode;
}

/** How many come here and how they leave, as far as it can be known beforehand. */
export const ReachSection = memo(function ReachSection({ node }: ReachSectionProps): ReactElement | null {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const { reach, isStale } = useCounted();
  const numbers = reach?.nodes[node.id];
  if (numbers === undefined || numbers.reach === null) return null;
  const outcomes = Object.entries(numbers.byOutcome ?? {});
  const excluded = Object.entries(numbers.excluded ?? {}).filter(([, count]) => count > 0);
  const whole = numbers.reach;
  return (
    <section className={`inspector-section${isStale ? ' mg-stale' : ''}`} aria-busy={isStale}>
      <h3>
        {words(numbers.estimated === true ? 'reach.title.estimated' : 'reach.title')}
        {isStale ? ` · ${words('reach.updating')}` : ''}
      </h3>
      <div>
        <div className="mg-key-value">
          <span>{words('reach.here')}</span>
          <Figure value={whole} />
        </div>
        {outcomes.length < 2 ? null : (
          <>
            <div className="mg-bar outcome-bar">
              {outcomes.map(([port, count], index) => (
                <i
                  key={port}
                  style={{
                    width: `${whole === 0 ? 0 : (count / whole) * 100}%`,
                    background: `color-mix(in srgb, var(--seed) ${100 - index * 45}%, var(--line-2))`,
                  }}
                />
              ))}
            </div>
            {outcomes.map(([port, count]) => (
              <div key={port} className="mg-key-value">
                <span>
                  {portWords(node, port, words)} · <Share value={whole === 0 ? null : count / whole} />
                </span>
                <Figure value={count} />
              </div>
            ))}
          </>
        )}
        {(numbers.held ?? []).map(({ people, until }) => (
          <div key={until} className="mg-key-value">
            <span className="mg-warn">{words('reach.held', { until: formatMoment(until, { zone, locale, style: 'minute' }) })}</span>
            <Figure value={people} />
          </div>
        ))}
        {excluded.length === 0 ? null : (
          <>
            <div className="mg-hint">{words('reach.excluded')}</div>
            {excluded.map(([reason, count]) => (
              <div key={reason} className="mg-key-value">
                <span className="mg-soft">{words(`reason.${reason}`)}</span>
                <Figure value={count} />
              </div>
            ))}
          </>
        )}
      </div>
    </section>
  );
}, saysTheSame);

/** Ways out are called by what is configured. */
function saysTheSame({ node: before }: ReachSectionProps, { node: after }: ReachSectionProps): boolean {
  return before.id === after.id && before.type === after.type && before.config === after.config;
}
