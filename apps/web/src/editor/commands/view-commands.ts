import { fitOptions } from '../../canvas/canvas-tools.tsx';
import type { EditorScope } from '../editor-context.ts';
import type { EditorCommand } from './commands.ts';
import { comparing, firstOf, never, nothingDrawn, somethingInFront } from './obstacles.ts';

const notFindable = firstOf(somethingInFront, comparing, nothingDrawn);

/** Goes on from the hit one is at; while nothing is looked for, begins with what was looked for last. */
const findOn =
  (step: 1 | -1): EditorCommand['run'] =>
  ({ workbench }) =>
    workbench.store.getState().finding === null ? workbench.find() : workbench.findOn(step);

function zoom({ flow, workbench }: EditorScope, factor: number): void {
  const { timeline } = workbench.store.getState();
  if (timeline !== null) timeline.zoomBy(factor);
  else void (factor > 1 ? flow.zoomIn({ duration: 160 }) : flow.zoomOut({ duration: 160 }));
}

export const viewCommands: readonly EditorCommand[] = [
  { id: 'palette', group: 'view', keys: ['Mod+K'], obstacle: never, run: ({ workbench }) => workbench.ask('palette') },
  { id: 'find', group: 'view', keys: ['Mod+F'], whileTyping: true, obstacle: notFindable, run: ({ workbench }) => workbench.find() },
  { id: 'find-next', group: 'view', keys: ['F3'], whileTyping: true, obstacle: notFindable, run: findOn(1) },
  { id: 'find-previous', group: 'view', keys: ['Shift+F3'], whileTyping: true, obstacle: notFindable, run: findOn(-1) },
  {
    id: 'switch-stage',
    group: 'view',
    keys: ['T'],
    obstacle: never,
    run: ({ workbench }) => workbench.show(workbench.store.getState().stage === 'flow' ? 'timeline' : 'flow'),
  },
  { id: 'problems', group: 'view', keys: ['P'], obstacle: never, run: ({ workbench }) => workbench.toggle('problems') },
  {
    id: 'fit',
    group: 'view',
    keys: ['Shift+F'],
    obstacle: never,
    run: ({ flow, workbench }) => {
      const { timeline } = workbench.store.getState();
      if (timeline === null) void flow.fitView({ duration: 200, ...fitOptions });
      else timeline.fit();
    },
  },
  { id: 'zoom-in', group: 'view', keys: ['+', '='], obstacle: never, run: (scope) => zoom(scope, 1.5) },
  { id: 'zoom-out', group: 'view', keys: ['-'], obstacle: never, run: (scope) => zoom(scope, 1 / 1.5) },
  { id: 'shortcuts', group: 'view', keys: ['?'], obstacle: never, run: ({ workbench }) => workbench.ask('shortcuts') },
  { id: 'history', group: 'view', keys: ['Mod+Alt+H'], obstacle: never, run: ({ workbench }) => workbench.toggle('history') },
  { id: 'comments', group: 'view', keys: ['Shift+C'], obstacle: never, run: ({ workbench }) => workbench.toggle('comments') },
];
