import type { JourneyNode } from '@magpie/journey';
import { edgeFrom, nodeById, portsOf } from '../store/graph-reading.ts';
import type { DropPlace } from '../store/node-verbs.ts';
import { selectedKeys } from '../store/drawn.ts';
import type { EditorScope } from '../editor-context.ts';
import type { EditorCommand } from './commands.ts';

/** The one step that is selected; null when nothing is, or more than one. */
export function onlyStep({ editor }: EditorScope): JourneyNode | null {
  const { document, selection } = editor.store.getState();
  const [only, ...others] = selectedKeys(selection);
  return only === undefined || others.length > 0 ? null : nodeById(document, only);
}

/** Where a step behind this one would go: its first way out that leads nowhere, else the edge of its first. */
function placeAfter({ editor }: EditorScope, step: JourneyNode): DropPlace | null {
  const { document } = editor.store.getState();
  const ports = portsOf(step, document.edges);
  const open = ports.find((port) => edgeFrom(document, step.id, port) === null);
  if (open !== undefined) return { type: 'port', node: step.id, port: open };
  const edge = ports.map((port) => edgeFrom(document, step.id, port)).find((each) => each !== null);
  return edge === undefined ? null : { type: 'edge', edge: edge.id };
}

/** Wiring without a mouse. */
export const wireCommands: readonly EditorCommand[] = [
  {
    id: 'insert-after',
    group: 'edit',
    keys: ['I'],
    canRun: (scope) => {
      const step = onlyStep(scope);
      return step !== null && placeAfter(scope, step) !== null;
    },
    run: (scope) => {
      const step = onlyStep(scope);
      const place = step === null ? null : placeAfter(scope, step);
      if (step === null || place === null) return;
      const card = window.document.querySelector(`.react-flow__node[data-id="${CSS.escape(step.id)}"]`);
      const { left, top, width, height } = (card ?? window.document.body).getBoundingClientRect();
      scope.workbench.insertAt({ place, at: { left, top, width, height } });
    },
  },
  {
    id: 'connect',
    group: 'edit',
    keys: ['L'],
    canRun: (scope) => {
      const step = onlyStep(scope);
      return step !== null && portsOf(step, scope.editor.store.getState().document.edges).length > 0;
    },
    run: ({ workbench }) => workbench.ask('connect'),
  },
];
