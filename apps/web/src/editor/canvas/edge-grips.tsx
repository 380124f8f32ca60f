import './edge-grips.css';
import '../drawing/words.ts';
import type { JourneyNode } from '@magpie/journey';
import { useMessage, useUi, type Words } from '@magpie/ui';
import { useInternalNode, useStore as useFlowStore, ViewportPortal } from '@xyflow/react';

import type { ReactElement } from 'react';
import { flowBoxOf, type FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { type Box, edgeCurve } from '../../canvas/geometry.ts';
import { portWords } from '../../canvas/port-words.ts';
import { useEditorState } from '../editor-context.ts';
import { nodeById, portsOf } from '../store/graph-reading.ts';
import { type EndDrag, useEndDrag } from './use-end-drag.ts';

/** The ends of the selected edge, to be taken and put at another step. */
export function EdgeGrips(): ReactElement | null {
  const selected = useEditorState((state) => state.selection.edge);
  const edge = useFlowStore((state) => (selected === null ? undefined : state.edgeLookup.get(selected)));
  return edge === undefined ? null : <Grips key={edge.id} edge={edge} />;
}

/** React Flow keeps every edge as the one type it knows; here all are of one kind. */
type AnyEdge = Pick<FlowEdgeType, 'id' | 'source' | 'target'> & { readonly data?: Readonly<Record<string, unknown>> | undefined };

function Grips({ edge }: { readonly edge: AnyEdge }): ReactElement | null {
  const { words } = useUi();
  const message = useMessage();
  const from = useInternalNode(edge.source);
  const to = useInternalNode(edge.target);
  const { drag, handlers } = useEndDrag(edge.id, (misfit) => message.warning(words(`attach.${misfit}`)));
  const step = useEditorState(({ document }) => nodeById(document, drag?.over?.node ?? ''));
  const over = useInternalNode(drag?.over?.node ?? '');
  if (from === undefined || to === undefined) return null;
  const { data } = edge;
  const port = typeof data?.['port'] === 'number' ? data['port'] : 0.5;
  const { ends } = edgeCurve(flowBoxOf(from), flowBoxOf(to), port, boxesIn(data?.['avoid']));
  const shown = drag === null ? ends : { ...ends, [drag.end]: drag.at };
  const said = saidOf(drag, step, words);
  const target = over === undefined ? null : flowBoxOf(over);
  return (
    <ViewportPortal>
      {drag === null ? null : (
        <svg className="grip-line" aria-hidden>
          <line x1={shown.from.x} y1={shown.from.y} x2={shown.to.x} y2={shown.to.y} />
        </svg>
      )}
      {target === null || drag?.over === null || drag?.over === undefined ? null : (
        <div
          className={`grip-target${drag.over.misfit === null ? '' : ' grip-refused'}`}
          style={{ left: target.x - 5, top: target.y - 5, width: target.width + 10, height: target.height + 10 }}
        >
          {said === null ? null : <span role="status">{said}</span>}
        </div>
      )}
      {(['from', 'to'] as const).map((end) => (
        <button
          key={end}
          type="button"
          tabIndex={-1}
          className={`edge-grip nodrag nopan${drag?.end === end ? ' edge-grip-held' : ''}`}
          style={{ left: shown[end].x, top: shown[end].y }}
          aria-label={words(`attach.${end}`)}
          title={words(`attach.${end}`)}
          {...handlers(end)}
        />
      ))}
    </ViewportPortal>
  );
}

/** Why it cannot be put there; or at which way out it would begin, when there are several. */
function saidOf(drag: EndDrag | null, step: JourneyNode | null, words: Words): string | null {
  if (drag === null || drag.over === null || step === null) return null;
  const { misfit, port } = drag.over;
  if (misfit !== null) return words(`attach.${misfit}`);
  return drag.end === 'to' || port === null || portsOf(step).length < 2 ? null : words('attach.way-out', { port: portWords(step, port, words) });
}

function boxesIn(value: unknown): readonly Box[] {
  return Array.isArray(value) ? value.filter(isBox) : [];
}

function isBox(value: unknown): value is Box {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value && 'width' in value && 'height' in value;
}
