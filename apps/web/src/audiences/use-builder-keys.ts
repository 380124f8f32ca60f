import { useEffect } from 'react';
import type { Builder } from './store/create-builder.ts';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) anywhere on the page but in the text form, whose browser keeps its own history. */
export function useBuilderKeys(builder: Builder): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLTextAreaElement) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) builder.redo();
      else builder.undo();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [builder]);
}
