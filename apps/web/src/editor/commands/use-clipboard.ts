import { useEffect } from 'react';
import type { EditorScope } from '../editor-context.ts';
import { isBehind } from '../keyboard/is-behind.ts';
import { isTyping } from '../keyboard/is-typing.ts';
import { isJourneyText } from '../taking-in/is-journey-text.ts';

/** Copy, cut and paste by the browser's own events, so that steps travel through the system's clipboard to other journeys and tabs. */
export function useClipboard({ editor, flow, pointer, workbench, mayDraw }: EditorScope): void {
  useEffect(() => {
    const isElsewhere = ({ target }: ClipboardEvent): boolean => isBehind({ workbench }, target) || (target !== null && isTyping(target));
    const take = (event: ClipboardEvent, read: () => string | null): void => {
      const marked = window.getSelection()?.toString() ?? '';
      if (isElsewhere(event) || marked !== '') return;
      const text = read();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent): void => take(event, editor.copy);
    // Two states that are compared are only read: the draft behind them keeps what it has.
    const isRead = (): boolean => !mayDraw || workbench.store.getState().compared !== null;
    const onCut = (event: ClipboardEvent): void => take(event, isRead() ? editor.copy : editor.cut);
    const onPaste = (event: ClipboardEvent): void => {
      if (isRead() || isElsewhere(event)) return;
      const at = pointer.at();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isPasted = editor.paste(text, at === null ? undefined : flow.screenToFlowPosition(at));
      if (!isPasted && isJourneyText(text)) workbench.takeIn({ name: null, text });
      else if (!isPasted) return;
      event.preventDefault();
    };
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCut);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCut);
      window.removeEventListener('paste', onPaste);
    };
  }, [editor, flow, pointer, workbench, mayDraw]);
}
