import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useEditorScope, useEditorState } from '../editor-context.ts';

export interface Writing<Field extends HTMLTextAreaElement | HTMLInputElement> {
  readonly isWriting: boolean;
  readonly begin: () => void;
  readonly field: RefObject<Field | null>;
  readonly fieldProps: { readonly onBlur: () => void; readonly onKeyDown: (event: KeyboardEvent) => void };
}

/**
 * Writing in a thing where it lies on the canvas: begins when asked for it by the thing's key, ends by Escape, Ctrl Enter (in one line by Enter) or
 * by going elsewhere. What an input method is composing is its own affair.
 */
export function useWriting<Field extends HTMLTextAreaElement | HTMLInputElement>(key: string): Writing<Field> {
  const { editor, mayDraw } = useEditorScope();
  const asked = useEditorState(({ focus }) => (focus?.node === key ? focus.request : null));
  const [isWriting, setWriting] = useState(false);
  const field = useRef<Field>(null);
  const [heard, setHeard] = useState<number | null>(null);
  if (asked !== null && asked !== heard) {
    setHeard(asked);
    setWriting(mayDraw);
  }
  useEffect(() => {
    // Drawn again later, it does not begin by itself.
    if (asked !== null) editor.answerFocus();
  }, [asked, editor]);
  useEffect(() => {
    if (!isWriting) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [isWriting]);
  return {
    isWriting,
    begin: () => setWriting(mayDraw),
    field,
    fieldProps: {
      onBlur: () => setWriting(false),
      onKeyDown: (event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const isOneLine = event.currentTarget instanceof HTMLInputElement;
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey));
        if (!isDone) return;
        event.preventDefault();
        const canvas = event.currentTarget.closest<HTMLElement>('.canvas');
        setWriting(false);
        canvas?.focus();
      },
    },
  };
}
