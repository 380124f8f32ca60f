import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { useUi, type Words } from '@magpie/ui';
import { useDeferredValue, useState } from 'react';
import { keepSame } from '../../canvas/keep-same.ts';
import { portWords } from '../../canvas/port-words.ts';
import { shownPorts } from '../../canvas/shown-ports.ts';
import { useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';

/**
 * The document for the list of steps that a step may lead to: another one only when a way out of this step, an edge, or another step's name is; and
 * then behind what is being typed. Any step may be in the list, hundreds of them.
 */
export function useNextDocument(id: string): JourneyDocument {
  const { words } = useUi();
  const [pick] = useState(sameNext);
  return useDeferredValue(useEditorState((state) => pick(state.document, id, words)));
}

function sameNext(): (document: JourneyDocument, id: string, words: Words) => JourneyDocument {
  const keep = keepSame<JourneyDocument>();
  return (document, id, words) => {
    const own = nodeById(document, id);
    const others = document.nodes.flatMap((node) => (node === own ? [] : [node.id, node.type, node.name]));
    return keep(id, [...(own === null ? [] : waysOf(own, document, words)), document.edges, ...others], () => document);
  };
}

function waysOf(node: JourneyNode, { edges }: JourneyDocument, words: Words): readonly unknown[] {
  const { row, corner } = shownPorts(node, edges);
  return [node.type, row.length, ...[...row, ...corner].flatMap((port) => [port, portWords(node, port, words)])];
}
