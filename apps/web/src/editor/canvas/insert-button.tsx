import { Plus } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import type { DropPlace } from '../store/node-verbs.ts';

/** "+": asks for a kind to put here, wired. There is one on every edge: the picker itself stands once on the canvas. */
export const InsertButton = memo(function InsertButton({ place, label }: { readonly place: DropPlace; readonly label: string }): ReactElement {
  const { workbench } = useEditorScope();
  const isOpen = useWorkbenchState(({ inserting }) => inserting !== null && isSame(inserting.place, place));
  return (
    <button
      type="button"
      className={`insert-button nodrag nopan${isOpen ? ' insert-button-open' : ''}`}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      title={label}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={({ currentTarget }) => {
        const { left, top, width, height } = currentTarget.getBoundingClientRect();
        workbench.insertAt(isOpen ? null : { place, at: { left, top, width, height } });
      }}
    >
      <Plus size={13} aria-hidden />
    </button>
  );
});

function isSame(left: DropPlace, right: DropPlace): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
