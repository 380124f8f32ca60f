import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import './trail-mark.css';

/** On the card of a step, while somebody is walked: at which place of their way it stands, or that it is aside of it. */
export function TrailMark({ node }: { readonly node: string }): ReactElement | null {
  const { words } = useUi();
  const place = useWorkbenchState(({ trail }) => (trail === null ? null : trail.nodes.indexOf(node)));
  const isHere = useWorkbenchState(({ trail }) => trail?.nodes.at(-1) === node);
  if (place === null) return null;
  if (place < 0) return <i className="trail-aside" />;
  return (
    <span className={`trail-mark${isHere ? ' trail-here' : ''}`} role="img" aria-label={words('trail.place', { place: place + 1 })}>
      {place + 1}
    </span>
  );
}
