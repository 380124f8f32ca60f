import '../drawing/words.ts';
import './words.ts';
import type { JourneyDocument, JourneyEdge } from '@magpie/journey';
import { useUi, type Words } from '@magpie/ui';
import { type ReactElement, useMemo } from 'react';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { portWords } from '../../canvas/port-words.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { useEditor, useEditorState, useWorkbenchState } from '../editor-context.ts';
import type { EditorState } from '../store/editor-state.ts';
import { selectedKeys } from '../store/drawn.ts';
import { nodeById } from '../store/graph-reading.ts';
import { waysOut } from '../store/ways-out.ts';

/** Says to those who cannot see the canvas what was come to, and what was done last. */
export function CanvasVoice(): ReactElement {
  const said = useWorkbenchState((state) => state.said);
  const selection = useEditorState((state) => state.selection);
  const sentences = useSentences(selection);
  return (
    <div className="mg-visually-hidden">
      <div role="status">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div role="status">{said}</div>
    </div>
  );
}

/** What is selected, at the moment it is: while one writes into it, it is not said again at every key. */
function useSentences(selection: EditorState['selection']): readonly string[] {
  const { words } = useUi();
  const editor = useEditor();
  const ground = useGround();
  return useMemo(() => {
    const { document, problems } = editor.store.getState();
    const count = selectedKeys(selection).length;
    if (count > 1) return [words('inspector.many', { count })];
    const note = document.notes.find(({ id }) => id === selection.notes[0]);
    if (note !== undefined) return [words('note.label', { text: note.text })];
    const frame = document.frames.find(({ id }) => id === selection.frames[0]);
    if (frame !== undefined) return [words('frame.label', { stage: words(`stage.${frame.stage}`), title: frame.title })];
    const edge = document.edges.find(({ id }) => id === selection.edge);
    if (edge !== undefined) return edgeSentences(document, edge, words);
    const node = nodeById(document, selection.nodes[0] ?? '');
    if (node === null) return [];
    const wrong = problems.filter((problem) => problem.node === node.id).length;
    const ways = waysOut(document, node.id).map(({ port, to }) =>
      to === null
        ? words('voice.open', { port: portWords(node, port, words) })
        : words('voice.leads', { port: portWords(node, port, words), to: to.name || words(`kind.${to.type}`) }),
    );
    const said = [
      words('voice.step', { name: node.name, kind: words(`kind.${node.type}`) }),
      viewOf(node)?.summary(viewContext(ground, node)) ?? '',
      wrong === 0 ? '' : words('card.problems', { count: wrong }),
      ...ways,
    ];
    return [...new Set(said)].filter((sentence) => sentence !== '');
  }, [editor, ground, selection, words]);
}

function edgeSentences(document: JourneyDocument, edge: JourneyEdge, words: Words): readonly string[] {
  const [from, to] = [nodeById(document, edge.from), nodeById(document, edge.to)];
  if (from === null || to === null) return [];
  return [words('edge.label', { from: from.name, port: portWords(from, edge.port, words), to: to.name }), words('voice.edge-keys')];
}
