import { type ClausePath, moveClause } from '@magpie/audience';
import { type ReactElement, useState } from 'react';
import { useArranging } from './builder-context.tsx';

/** Between two rows: where a dragged row is dropped. Nothing is drawn while nothing that could go there is dragged. */
export function DropGap({ at }: { readonly at: ClausePath }): ReactElement | null {
  const { filter, dragged, drag, arrange } = useArranging();
  const [isOver, setIsOver] = useState(false);
  const moved = dragged === null ? null : moveClause(filter, dragged, at);
  if (moved === null) return null;
  return (
    <div
      className={`audience-gap${isOver ? ' is-over' : ''}`}
      data-gap={at.join('.')}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        drag(null);
        arrange(moved.filter);
      }}
    />
  );
}
