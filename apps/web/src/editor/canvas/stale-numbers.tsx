import { type RefObject, useEffect } from 'react';
import { useEditor } from '../editor-context.ts';
import { useCounted } from '../reach-context.ts';

/** As long as between two letters of somebody who types slowly. */
const restMs = 200;

/**
 * Lets numbers on cards and edges look old (`data-stale`, see canvas.css) once keys rest after an edit; where few stand they do at once. It draws the
 * whole canvas anew, for which no letter may wait.
 */
export function StaleNumbers({ canvas }: { readonly canvas: RefObject<HTMLElement | null> }): null {
  const { store } = useEditor();
  const { isStale } = useCounted();
  useEffect(() => {
    const mark = (): void => canvas.current?.setAttribute('data-stale', String(isStale));
    if (!isStale) {
      mark();
      return undefined;
    }
    let timer = setTimeout(mark, restMs);
    const unsubscribe = store.subscribe(({ document }, { document: before }) => {
      if (document === before) return;
      clearTimeout(timer);
      timer = setTimeout(mark, restMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [isStale, store, canvas]);
  return null;
}
