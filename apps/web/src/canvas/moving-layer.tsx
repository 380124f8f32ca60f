import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

/** The canvas is at rest when nobody has moved it for this long; on a slow machine two turns of the wheel are a while apart. */
const restMs = 400;

/**
 * While a canvas is moved or zoomed, what is drawn on it is one layer that the browser shifts and scales as it is (`data-moving`, see canvas.css): it
 * would draw everything anew at every frame. At rest it is drawn sharp again.
 */
export function MovingLayer(): null {
  const store = useStoreApi();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => void store.getState().domNode?.removeAttribute('data-moving');
    const unsubscribe = store.subscribe(({ transform, domNode }, before) => {
      if (transform === before.transform) return;
      domNode?.setAttribute('data-moving', '');
      clearTimeout(timer);
      timer = setTimeout(rest, restMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      rest();
    };
  }, [store]);
  return null;
}
