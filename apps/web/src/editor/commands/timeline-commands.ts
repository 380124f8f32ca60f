import type { EditorScope } from '../editor-context.ts';
import type { TimelineHandle } from '../timeline/timeline-handle.ts';
import type { EditorCommand } from './commands.ts';

const timelineOf = ({ workbench }: EditorScope): TimelineHandle | null => workbench.store.getState().timeline;

const hasYears = (scope: EditorScope): boolean => (timelineOf(scope)?.years ?? 0) > 1;

/** What can be asked of the calendar while it is drawn. */
export const timelineCommands: readonly EditorCommand[] = [
  {
    id: 'to-today',
    group: 'view',
    keys: ['D'],
    canRun: (scope) => timelineOf(scope) !== null,
    run: (scope) => timelineOf(scope)?.toToday(),
  },
  {
    id: 'to-anchor',
    group: 'view',
    keys: ['Home'],
    canRun: (scope) => timelineOf(scope)?.hasAnchor === true,
    run: (scope) => timelineOf(scope)?.toAnchor(),
  },
  { id: 'next-year', group: 'view', keys: [']'], canRun: hasYears, run: (scope) => timelineOf(scope)?.showYear(1) },
  { id: 'previous-year', group: 'view', keys: ['['], canRun: hasYears, run: (scope) => timelineOf(scope)?.showYear(-1) },
];
