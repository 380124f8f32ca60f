import { pathKey } from '@magpie/ui';
import { type RefObject, useEffect } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';

const everyMs = 30;
const attempts = 50;

/** Gives the keyboard to the field that a problem leads to: the deepest one on its path, else the first of the form. */
export function useFieldFocus(place: RefObject<HTMLElement | null>, node: string): void {
  const editor = useEditor();
  const focus = useEditorState((state) => state.focus);
  useEffect(() => {
    if (focus === null || focus.node !== node) return;
    let timer = setTimeout(function look(attempt = 0): void {
      const field = fieldAt(place.current?.parentElement ?? null, focus.path);
      const control = (field ?? place.current)?.querySelector<HTMLElement>(
        'textarea, input:not([type=hidden]), [contenteditable=true], button, [tabindex="0"]',
      );
      // A form comes when it is first opened.
      const isComing = (field === null && focus.path.length > 0) || control === null || control === undefined;
      if (isComing && attempt < attempts) {
        timer = setTimeout(() => look(attempt + 1), everyMs);
        return;
      }
      field?.scrollIntoView({ block: 'center' });
      control?.focus();
      // Selected again later, it does not take the keyboard by itself.
      editor.answerFocus();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [editor, focus, node, place]);
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
