import { useWords } from '@magpie/ui';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { drawSource, hasLooseField, placeCaret, selectionIn, sourceOf } from './view-dom.ts';
import { createTextHistory } from './text-history.ts';

export interface TemplateEditing {
  /** Reads what was typed: fields written out in letters become chips. Not while an input method is composing. */
  read(at: number): void;
  /** Puts a source in the place of what is selected, or where the caret was last. */
  insert(source: string): void;
  /** What is selected, as its source; empty when nothing is. */
  selected(): string;
  /** One step back (−1) or on (1) in what was written here. */
  go(way: -1 | 1): void;
  /** Remembers where the caret is, for what is put in from elsewhere. */
  keepCaret(): void;
}

export interface TemplateEditingOptions {
  /** Liquid source. */
  readonly value: string;
  /** A source may have so many characters; what would make it longer is not taken. */
  readonly most: number;
  readonly onChange: (value: string) => void;
}

/** What can be done in an editor whose text is drawn by hand: the screen is read back into liquid, and drawn anew only where that is needed. */
export function useTemplateEditing(place: RefObject<HTMLDivElement | null>, { value, most, onChange }: TemplateEditingOptions): TemplateEditing {
  const words = useWords();
  const [history] = useState(() => createTextHistory({ source: value, caret: value.length }));
  const caret = useRef(value.length);
  const known = useRef(value);
  const draw = (source: string, at: number): void => {
    if (place.current === null) return;
    drawSource(place.current, source, words);
    caret.current = Math.min(at, source.length);
    if (document.activeElement === place.current) placeCaret(place.current, caret.current);
  };
  // Only when something else is to be seen: an input method that is composing must not lose what it writes to any other news.
  const drawnIn = useRef<typeof words | null>(null);
  useLayoutEffect(() => {
    if (place.current === null || (drawnIn.current === words && known.current === value)) return;
    const at = selectionIn(place.current)?.to ?? caret.current;
    if (known.current !== value) history.write({ source: value, caret: at }, { isTyped: false, at: 0 });
    known.current = value;
    drawnIn.current = words;
    draw(value, at);
  });
  useEffect(() => {
    const element = place.current;
    element?.addEventListener('beforeinput', refuseForeign);
    return () => element?.removeEventListener('beforeinput', refuseForeign);
  }, [place]);
  const tell = (source: string): void => {
    known.current = source;
    onChange(source);
  };
  return {
    read: (at) => {
      if (place.current === null) return;
      const source = sourceOf(place.current);
      const now = selectionIn(place.current)?.to ?? source.length;
      if (source.length > most) return draw(known.current, caret.current);
      if (hasLooseField(place.current, words)) draw(source, now);
      caret.current = now;
      if (source === known.current) return;
      history.write({ source, caret: now }, { isTyped: true, at });
      tell(source);
    },
    insert: (source) => {
      if (place.current === null) return;
      const whole = sourceOf(place.current);
      const { from, to } = selectionIn(place.current) ?? { from: caret.current, to: caret.current };
      const next = `${whole.slice(0, from)}${source}${whole.slice(to)}`;
      if (next.length > most) return;
      place.current.focus();
      draw(next, from + source.length);
      if (next === known.current) return;
      history.write({ source: next, caret: from + source.length }, { isTyped: false, at: 0 });
      tell(next);
    },
    selected: () => {
      const element = place.current;
      const range = element === null ? null : selectionIn(element);
      return element === null || range === null ? '' : sourceOf(element).slice(range.from, range.to);
    },
    go: (way) => {
      const step = way === -1 ? history.undo() : history.redo();
      if (step === null) return;
      draw(step.source, step.caret);
      tell(step.source);
    },
    keepCaret: () => {
      if (place.current !== null) caret.current = selectionIn(place.current)?.to ?? caret.current;
    },
  };
}

/** Bold and the like, and the browser's own undo, which does not know what was drawn by hand. */
function refuseForeign(event: InputEvent): void {
  if (event.inputType.startsWith('format') || event.inputType.startsWith('history') || event.inputType === 'insertFromDrop') event.preventDefault();
}
