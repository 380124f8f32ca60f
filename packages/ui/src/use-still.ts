import { useSyncExternalStore } from 'react';

const wish = (): MediaQueryList => window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader's system asks for little motion; follows it when it changes. */
export function useStill(): boolean {
  return useSyncExternalStore(follow, () => wish().matches);
}

function follow(onChange: () => void): () => void {
  const query = wish();
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
