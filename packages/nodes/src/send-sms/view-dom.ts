import type { Words } from '@magpie/ui';
import { readablePieces } from './view-text.ts';

/** A piece of what is on the screen, and what it is in liquid: a text, a field's chip, or a break (null). */
export interface SourcePart {
  readonly node: Text | HTMLElement | null;
  readonly source: string;
}

/** The pieces of an editor, or of a part cut out of one, in order. */
export function sourceParts(place: Node): readonly SourcePart[] {
  return [...place.childNodes].flatMap((node): readonly SourcePart[] => {
    if (node instanceof Text) return [{ node, source: node.data.replaceAll('\u00A0', ' ') }];
    if (!(node instanceof HTMLElement)) return [];
    if (node.dataset['source'] !== undefined) return [{ node, source: node.dataset['source'] }];
    // A break at the very end only holds the last line open.
    if (node.tagName === 'BR') return node.nextSibling === null ? [] : [{ node: null, source: '\n' }];
    const isNewLine = node.tagName === 'DIV' && node.previousSibling !== null;
    return [...(isNewLine ? [{ node: null, source: '\n' }] : []), ...sourceParts(node)];
  });
}

/** The liquid source of what is on the screen. */
export function sourceOf(place: Node): string {
  return sourceParts(place)
    .map(({ source }) => source)
    .join('');
}

/** Whether a field stands there in letters that could be a chip. */
export function hasLooseField(place: Node, words: Words): boolean {
  return sourceParts(place).some(({ node, source }) => node instanceof Text && readablePieces(source, words).some(({ type }) => type === 'field'));
}

/** Draws a source: text, and member fields as chips that are one thing to the caret. */
export function drawSource(place: HTMLElement, source: string, words: Words): void {
  place.replaceChildren(
    ...readablePieces(source, words).map((piece) =>
      piece.type === 'text'
        ? document.createTextNode(piece.text)
        : chip(piece.source, piece.otherwise === null ? piece.label : `${piece.label} · ${piece.otherwise}`),
    ),
    ...(source.endsWith('\n') ? [document.createElement('br')] : []),
  );
}

function chip(source: string, label: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'template-chip';
  element.contentEditable = 'false';
  element.dataset['source'] = source;
  element.textContent = label;
  return element;
}

/** What is selected, in characters of the source; null when the selection is elsewhere. */
export function selectionIn(place: HTMLElement): { readonly from: number; readonly to: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!place.contains(range.startContainer) || !place.contains(range.endContainer)) return null;
  return { from: lengthUntil(place, range.startContainer, range.startOffset), to: lengthUntil(place, range.endContainer, range.endOffset) };
}

/** Puts the caret at a character of the source; inside a field means behind its chip. */
export function placeCaret(place: HTMLElement, at: number): void {
  const range = rangeOf(place, at, at);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Characters `from` to `to` of the source on the screen; of a field its whole chip. */
export function rangeOf(place: HTMLElement, from: number, to: number): Range {
  const range = document.createRange();
  range.selectNodeContents(place);
  range.collapse(false);
  let before = 0;
  let hasStart = false;
  for (const { node, source } of sourceParts(place)) {
    const after = before + source.length;
    // A caret is put where a text goes on rather than before the next thing.
    if (!hasStart && node !== null && (from < after || (from === to && from === after))) {
      if (node instanceof Text) range.setStart(node, from - before);
      else if (from === before) range.setStartBefore(node);
      else if (from === to) range.setStartAfter(node);
      else range.setStartBefore(node);
      if (from === to) {
        range.collapse(true);
        return range;
      }
      hasStart = true;
    }
    if (hasStart && node !== null && to <= after) {
      if (node instanceof Text) range.setEnd(node, to - before);
      else range.setEndAfter(node);
      return range;
    }
    before = after;
  }
  return range;
}

/** A place on the screen in characters of the source; inside a chip counts as behind it. */
function lengthUntil(place: HTMLElement, container: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(place);
  range.setEnd(container, offset);
  const until = document.createElement('div');
  // Something behind, so that no break is taken for the one that holds the last line open.
  until.append(range.cloneContents(), document.createTextNode(''));
  return sourceOf(until).length;
}
