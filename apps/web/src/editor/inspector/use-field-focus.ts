import { pathKey } from '@magpie/ui';
import { type RefObject, useEffect } from 'react';
import { useEditorState } from '../editor-context.ts';

/** Gives the keyboard to the field that a problem leads to: the deepest one on its path, else the first of the form. */
export function useFieldFocus(place: RefObject<HTMLElement | null>, node: string): void {
  const focus = useEditorState((state) => state.focus);
  useEffect(() => {
    if (focus === null || focus.node !== node) return;
    const timer = setTimeout(() => {
      const field = fieldAt(place.current?.parentElement ?? null, focus.path);
      const control = (field ?? place.current)?.querySelector<HTMLElement>(
        'textarea, input:not([type=hidden]), [contenteditable=true], button, [tabindex="0"]',
      );
      field?.scrollIntoView({ block: 'center' });
      control?.focus();
    }, 30);
    return () => clearTimeout(timer);
  }, [focus, node, place]);
}

/** Form fields carry their path inside the config; the journey's problems carry it from the node on. */
function fieldAt(place: HTMLElement | null, path: readonly (string | number)[]): HTMLElement | null {
  if (place === null || path.length === 0) return null;
  const inside = path[0] === 'config' ? path.slice(1) : path;
  for (let length = inside.length; length > 0; length -= 1) {
    const field = place.querySelector<HTMLElement>(`[data-path="${CSS.escape(pathKey(inside.slice(0, length)))}"]`);
    if (field !== null) return field;
  }
  return null;
}
