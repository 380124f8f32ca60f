import type { JourneyNode } from '@magpie/journey';
import { useCallback, useEffect, useState } from 'react';
import { useEditor } from '../editor-context.ts';

export type NameOf = (node: Pick<JourneyNode, 'id' | 'name'>) => string;

const restMs = 300;

/**
 * What steps are called for those who hear the canvas. A name that is being typed is heard once it rests: cards show it at every key, and nothing else
 * on the canvas has to change.
 */
export function useSpokenNames(): NameOf {
  const { store } = useEditor();
  const [names, setNames] = useState(() => namesOf(store.getState().document.nodes));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (): void =>
      setNames((known) => {
        const { nodes } = store.getState().document;
        return nodes.length === known.size && nodes.every(({ id, name }) => known.get(id) === name) ? known : namesOf(nodes);
      });
    take();
    const unsubscribe = store.subscribe(({ document: { nodes } }, { document: before }) => {
      if (nodes === before.nodes) return;
      clearTimeout(timer);
      timer = setTimeout(take, restMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);
  return useCallback(({ id, name }) => names.get(id) ?? name, [names]);
}

function namesOf(nodes: readonly JourneyNode[]): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id, name }) => [id, name]));
}
