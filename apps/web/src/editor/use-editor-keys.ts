import { useEffect } from 'react';
import { isTyping } from './canvas/use-canvas-keys.ts';
import type { Editor } from './store/create-editor.ts';

/** Keys that work wherever one is in the editor, but not while typing: undo, redo, copy, cut, paste, duplicate, select all. */
export function useEditorKeys(editor: Editor): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (event.target !== null && isTyping(event.target)) return;
      const verb =
        key === 'z'
          ? event.shiftKey
            ? editor.redo
            : editor.undo
          : key === 'y'
            ? editor.redo
            : key === 'd'
              ? editor.duplicate
              : key === 'a'
                ? editor.selectAll
                : null;
      if (verb === null) return;
      event.preventDefault();
      verb();
    };
    const onCopy = (event: ClipboardEvent): void => take(event, editor.copy);
    const onCut = (event: ClipboardEvent): void => take(event, editor.cut);
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target !== null && isTyping(event.target)) return;
      if (editor.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCut);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCut);
      window.removeEventListener('paste', onPaste);
    };
  }, [editor]);
}

function take(event: ClipboardEvent, read: () => string | null): void {
  const marked = window.getSelection()?.toString() ?? '';
  if ((event.target !== null && isTyping(event.target)) || marked !== '') return;
  const text = read();
  if (text === null) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}
