import { forbiddenWords, type ForbiddenRule } from '@magpie/messaging';
import type { Words } from '@magpie/ui';
import { rangeOf, sourceParts } from './view-dom.ts';
import { readablePieces } from './view-text.ts';

/** What a text is looked through for while it is written. */
export interface MarkedFor {
  /** Liquid source: what is on the screen. */
  readonly source: string;
  readonly rules: readonly ForbiddenRule[];
  /** Attributes that members have; null: nobody knows. */
  readonly memberFields: readonly string[] | null;
  readonly words: Words;
}

/** How the browser's registry of highlights calls them; `send-sms.css` says how they look. */
const marks = ['template-forbidden', 'template-unknown'] as const;

/**
 * Marks forbidden words and unknown fields where they are written. Texts are marked by the browser's highlights, which touch no node: neither the caret
 * nor an input method notices. Where a browser has none, the preview and the problems still tell. Returns how to take the marks away.
 */
export function markTemplate(place: HTMLElement, { source, rules, memberFields, words }: MarkedFor): () => void {
  markChips(place, memberFields, words);
  const found = {
    'template-forbidden': forbiddenWords(source, rules).map(({ word, at }) => rangeOfWord(place, at, word)),
    'template-unknown': unknownInText(source, memberFields, words).map(([from, to]) => rangeOf(place, from, to)),
  };
  if (!('highlights' in CSS)) return () => undefined;
  for (const mark of marks) {
    const highlight = CSS.highlights.get(mark) ?? new Highlight();
    for (const range of found[mark]) highlight.add(range);
    CSS.highlights.set(mark, highlight);
  }
  return () => {
    for (const mark of marks) for (const range of found[mark]) CSS.highlights.get(mark)?.delete(range);
  };
}

function markChips(place: HTMLElement, memberFields: readonly string[] | null, words: Words): void {
  for (const chip of place.querySelectorAll<HTMLElement>('[data-source]')) {
    const [piece] = readablePieces(chip.dataset['source'] ?? '', words);
    const isUnknown = piece?.type === 'field' && memberFields !== null && !memberFields.includes(piece.field);
    chip.classList.toggle('template-chip-unknown', isUnknown);
    if (isUnknown) chip.title = words('problem.template-unknown-field', { field: piece.field });
    else chip.removeAttribute('title');
  }
}

/** Fields that no member has and that stand in the text, in liquid too clever to be a chip. */
function unknownInText(source: string, memberFields: readonly string[] | null, words: Words): readonly (readonly [number, number])[] {
  if (memberFields === null) return [];
  let at = 0;
  return readablePieces(source, words).flatMap((piece) => {
    const text = piece.type === 'text' ? piece.text : '';
    const from = at;
    at += piece.type === 'text' ? piece.text.length : piece.source.length;
    return [...text.matchAll(/\{[{%][^{}]*[%}]\}/g)].flatMap((hole) =>
      [...hole[0].matchAll(/\bmember\.([A-Za-z_]\w*)/g)].flatMap((match): readonly (readonly [number, number])[] => {
        const start = from + hole.index + match.index;
        return memberFields.includes(match[1] ?? '') ? [] : [[start, start + match[0].length]];
      }),
    );
  });
}

/** Of a word in what stands in for a missing field: the word in the chip, not the whole of it. */
function rangeOfWord(place: HTMLElement, at: number, word: string): Range {
  let before = 0;
  for (const { node, source } of sourceParts(place)) {
    const isHere = at >= before && at < before + source.length;
    const label = node instanceof HTMLElement ? node.firstChild : null;
    if (isHere && label instanceof Text) {
      const within = label.data.lastIndexOf(word);
      if (within === -1) break;
      const range = document.createRange();
      range.setStart(label, within);
      range.setEnd(label, within + word.length);
      return range;
    }
    before += source.length;
  }
  return rangeOf(place, at, at + word.length);
}
