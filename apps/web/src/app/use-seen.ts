import { useEffect, useState } from 'react';
import { watchSeen } from './watch-seen.ts';

/**
 * Whether the tab is looked at; false once it has been hidden for a while. A browser has six connections for all tabs of a site: streams of those that nobody
 * sees would in the end leave none for the one that is worked in.
 */
export function useSeen(): boolean {
  const [seen, setSeen] = useState(true);
  useEffect(() => watchSeen(document, setSeen), []);
  return seen;
}
