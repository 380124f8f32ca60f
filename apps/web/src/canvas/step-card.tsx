import type { JourneyNode } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { Foot, ViewReach } from '@magpie/nodes/views';
import { formatCount, useUi } from '@magpie/ui';
import { CircleAlert, CircleHelp } from 'lucide-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import { useGround, viewContext } from './canvas-context.ts';
import './step-card.css';
import { viewOf } from './view-of.ts';
import { whenDate, whenOffset } from './when-words.ts';

export interface StepCardProps {
  readonly node: JourneyNode;
  readonly selected?: boolean;
  readonly problems?: readonly Problem[];
  /** Without it the card has no foot; before a number is known there is room for it, so that cards do not grow when it comes. */
  readonly reach?: ViewReach & { readonly estimated?: boolean | undefined };
  /** Instead of the foot that the draft has: numbers of a run. */
  readonly foot?: ReactNode;
}

/** A step as a card that reads like a sentence: name and offset, content, exact date, one number. */
export const StepCard = memo(function StepCard({ node, selected = false, problems = [], reach, foot }: StepCardProps): ReactElement {
  const { words, locale } = useUi();
  const ground = useGround();
  const view = viewOf(node);
  const context = viewContext(ground, node);
  const Icon = view?.icon ?? CircleHelp;
  const worst = problems.some(({ severity }) => severity === 'error') ? 'bad' : problems.length > 0 ? 'warn' : null;
  const offset = whenOffset(node.when, ground);
  const date = whenDate(node.when, ground);
  const body = view?.card(context) ?? null;
  return (
    <article
      className={`step-card mg-stage-${node.stage ?? 'none'}${selected ? ' step-card-selected' : ''}${worst === null ? '' : ` step-card-${worst}`}`}
    >
      <header>
        <span className="step-card-icon">
          <Icon size={14} aria-hidden />
        </span>
        <h2 title={node.name}>{node.name || words(`kind.${node.type}`)}</h2>
        {worst === null ? null : (
          <CircleAlert
            className={`step-card-mark mg-${worst}`}
            size={15}
            role="img"
            aria-label={words('card.problems', { count: problems.length })}
          />
        )}
        {offset === null ? null : <span className="step-card-offset">{offset}</span>}
      </header>
      <div className="step-card-body">
        {view === null ? (
          <span className="mg-bad">{words('card.unknown', { type: node.type })}</span>
        ) : (
          (body ?? <span className="mg-bad">{words('card.unreadable')}</span>)
        )}
        {date === null ? null : <div className="step-card-date">{date}</div>}
      </div>
      {foot ?? (
        <DraftFoot
          foot={footOf(view?.foot(reach ?? { reach: null }, context) ?? null, reach, {
            label: words('card.reach'),
            format: (value) => (value === null ? '—' : formatCount(value, locale)),
          })}
          estimated={reach?.estimated === true && reach.reach !== null}
        />
      )}
    </article>
  );
});

function footOf(
  own: Foot | null,
  reach: ViewReach | undefined,
  { label, format }: { readonly label: string; readonly format: (value: number | null) => string },
): Foot | null {
  return own ?? (reach === undefined ? null : { label, value: format(reach.reach) });
}

function DraftFoot({ foot, estimated }: { readonly foot: Foot | null; readonly estimated: boolean }): ReactElement | null {
  const { words } = useUi();
  if (foot === null) return null;
  return (
    <footer>
      <span>{foot.label}</span>
      <strong className="mg-figure">
        {estimated ? <abbr title={words('card.estimated')}>≈ </abbr> : null}
        {foot.value}
      </strong>
    </footer>
  );
}
