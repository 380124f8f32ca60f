import type { EditorScope } from '../editor-context.ts';
import type { TimelineHandle } from '../timeline/timeline-handle.ts';
import type { EditorCommand } from './commands.ts';
import { firstOf, type ObstacleOf } from './obstacles.ts';

const timelineOf = ({ workbench }: EditorScope): TimelineHandle | null => workbench.store.getState().timeline;

const notDrawn: ObstacleOf = (scope) => (timelineOf(scope) === null ? 'not-in-timeline' : null);

const noAnchor: ObstacleOf = (scope) => (timelineOf(scope)?.hasAnchor === true ? null : 'no-anchor');

const oneYear: ObstacleOf = (scope) => ((timelineOf(scope)?.years ?? 0) > 1 ? null : 'one-year');

/** What can be asked of the calendar while it is drawn. */
export const timelineCommands: readonly EditorCommand[] = [
  {
    id: 'to-today',
    group: 'view',
    keys: ['D'],
    obstacle: notDrawn,
    run: (scope) => timelineOf(scope)?.toToday(),
  },
  {
    id: 'to-anchor',
    group: 'view',
    keys: ['Home'],
    obstacle: firstOf(notDrawn, noAnchor),
    run: (scope) => timelineOf(scope)?.toAnchor(),
  },
  { id: 'next-year', group: 'view', keys: [']'], obstacle: firstOf(notDrawn, oneYear), run: (scope) => timelineOf(scope)?.showYear(1) },
  { id: 'previous-year', group: 'view', keys: ['['], obstacle: firstOf(notDrawn, oneYear), run: (scope) => timelineOf(scope)?.showYear(-1) },
];
