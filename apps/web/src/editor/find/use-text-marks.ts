import { useEffect } from 'react';
import { wantedOf } from './excerpt.ts';

const highlight = 'magpie-find';

/** Marks the words themselves on the cards that are drawn, and again whenever these change. A browser that cannot mark so shows the rings alone. */
export function useTextMarks(query: string): void {
  useEffect(() => {
    const stage = document.querySelector('.canvas');
    const wanted = wantedOf(query);
    if (!('highlights' in CSS) || stage === null || wanted === '') return undefined;
    let frame: number | null = null;
    const mark = (): void => {
      frame = null;
      CSS.highlights.set(highlight, new Highlight(...rangesIn(stage, wanted)));
    };
    const later = (): void => {
      frame ??= requestAnimationFrame(mark);
    };
    mark();
    const observer = new MutationObserver(later);
    observer.observe(stage, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      if (frame !== null) cancelAnimationFrame(frame);
      CSS.highlights.delete(highlight);
    };
  }, [query]);
}

/** More than this nobody looks at, and a call takes only so many. */
const most = 2_000;

function rangesIn(stage: Element, wanted: string): readonly Range[] {
  const ranges: Range[] = [];
  for (const card of stage.querySelectorAll('.react-flow__node')) {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const held = (text.textContent ?? '').toLocaleLowerCase();
      for (let at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + wanted.length)) {
        if (ranges.length >= most || at + wanted.length > (text.textContent ?? '').length) return ranges;
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + wanted.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
