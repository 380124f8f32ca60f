import type { JourneyNote } from '@magpie/journey';
import { formatDay, useUi } from '@magpie/ui';
import { CircleAlert, CircleHelp } from 'lucide-react';
import { memo, type PointerEvent, type ReactElement } from 'react';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { whenOffset } from '../../canvas/when-words.ts';
import { useEditor, useEditorState } from '../editor-context.ts';
import { useReachNumbers } from '../reach-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { cardSentence } from './card-sentence.ts';
import { PeopleHere } from '../sharing/people-here.tsx';
import { TimelineFoot } from './timeline-foot.tsx';
import { NoteSlip } from './timeline-notes.tsx';
import type { JourneySchedule } from './use-schedule.ts';
import type { CardDrag } from './use-timeline-drag.ts';
import './timeline-card.css';

export const cardSize = { width: 188, height: 74 } as const;

export interface TimelineCardProps {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly schedule: JourneySchedule;
  /** Notes that lie beside it on the canvas. */
  readonly notes: readonly JourneyNote[];
  /** While it is being dragged. */
  readonly drag: CardDrag | null;
  readonly onPointerDown: (id: string, event: PointerEvent<HTMLElement>) => void;
}

/** A step hanging from its instant by a pin; its content is its kind's one line. */
export const TimelineCard = memo(function TimelineCard({ id, x, y, schedule, notes, drag, onPointerDown }: TimelineCardProps): ReactElement | null {
  const { words, locale } = useUi();
  const ground = useGround();
  const editor = useEditor();
  const numbers = useReachNumbers()?.nodes[id];
  const node = useEditorState((state) => nodeById(state.document, id));
  const isSelected = useEditorState((state) => state.selection.nodes.includes(id));
  const problems = useEditorState((state) => state.problems.filter((problem) => problem.node === id).length);
  const hasErrors = useEditorState((state) => state.problems.some((problem) => problem.node === id && problem.severity === 'error'));
  const scheduled = schedule.nodes.get(id);
  if (node === null || scheduled === undefined) return null;
  const view = viewOf(node);
  const Icon = view?.icon ?? CircleHelp;
  const moment = schedule.momentOf(scheduled.at);
  const day = `${formatDay(moment.date, locale)} ${moment.time}`;
  const offset = whenOffset(node.when, ground);
  const name = node.name || words(`kind.${node.type}`);
  const mark = hasErrors ? 'bad' : problems > 0 || scheduled.isTooLate ? 'warn' : null;
  const summary = view?.summary({ ...viewContext(ground, node), anchorDates: datesFrom(schedule, ground.anchorDates) }) ?? '';
  const sentence = cardSentence(
    {
      name,
      kind: words(`kind.${node.type}`),
      summary,
      moment,
      zone: ground.zone,
      isTooLate: scheduled.isTooLate,
      offset,
      stage: node.stage,
      people: numbers?.reach ?? null,
      messages: numbers === undefined ? null : (view?.messages?.(numbers) ?? null),
      problems,
      notes: notes.map(({ text }) => text),
    },
    { words, locale },
  );
  return (
    <div className={`timeline-hung mg-stage-${node.stage ?? 'none'}${drag === null ? '' : ' timeline-dragged'}`} style={{ left: x, top: y }}>
      <i className="timeline-pin" />
      <button
        type="button"
        className={`timeline-card${isSelected ? ' timeline-card-selected' : ''}${mark === null ? '' : ` timeline-card-${mark}`}`}
        style={{ width: cardSize.width, height: cardSize.height, ...(drag === null ? {} : { transform: `translate(${drag.dx}px, ${drag.dy}px)` }) }}
        aria-pressed={isSelected}
        data-step={id}
        tabIndex={-1}
        onPointerDown={(event) => onPointerDown(id, event)}
        onClick={() => editor.select({ nodes: [id] })}
      >
        <span className="mg-visually-hidden">{sentence}</span>
        <span className="timeline-card-head" aria-hidden>
          <Icon size={14} aria-hidden />
          <strong>{name}</strong>
          {mark === null ? null : <CircleAlert className={`mg-${mark}`} size={14} aria-hidden />}
          {offset === null ? null : <em>{offset}</em>}
        </span>
        <span className="timeline-card-text" aria-hidden>
          {summary}
        </span>
        <span className="timeline-card-foot" aria-hidden>
          <span>{scheduled.isTooLate ? words('timeline.too-late') : day}</span>
          <TimelineFoot node={node} />
        </span>
      </button>
      <PeopleHere node={id} />
      {notes.length === 0 ? null : (
        <span className="timeline-slips">
          {notes.map((note) => (
            <NoteSlip key={note.id} note={note} />
          ))}
        </span>
      )}
      {drag === null ? null : (
        <span className="timeline-ghost" style={{ transform: `translate(${drag.dx}px, ${drag.dy}px)` }}>
          {drag.words}
        </span>
      )}
    </div>
  );
});

/** The dates of the occurrence that is looked at, in the place of the next one. */
function datesFrom({ anchorDate }: JourneySchedule, anchorDates: readonly string[]): readonly string[] {
  return anchorDate === null ? anchorDates : [anchorDate, ...anchorDates.filter((date) => date < anchorDate)];
}
