import type { JourneyDocument } from '../document.ts';
import { tinyJourney, tinyNode } from './tiny-kinds.ts';

/** A fork whose ways meet again at the end, one of them by a mark. */
export const soundDraft = tinyJourney(
  [tinyNode('in', 'entry'), tinyNode('fork', 'fork'), tinyNode('mark', 'mark'), tinyNode('end', 'end')],
  ['in.out>fork', 'fork.yes>mark', 'fork.no>end', 'mark.out>end'],
);

/** The same as somebody else may have left it: ids twice, ports wired twice, edges to nowhere and from nobody. */
export const spoiltDraft: JourneyDocument = {
  ...soundDraft,
  nodes: [...soundDraft.nodes, tinyNode('mark', 'mark', { name: 'again' })],
  edges: [...soundDraft.edges, { id: 'loose', from: 'mark', port: 'out', to: 'gone' }, { id: 'loose', from: 'nobody', port: 'out', to: 'mark' }],
};
