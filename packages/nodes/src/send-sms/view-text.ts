import { renderTemplate } from '@magpie/messaging';
import type { Words } from '@magpie/ui';

/** A liquid source as people read it: text, and member fields by their names. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly source: string; readonly field: string; readonly otherwise: string | null; readonly label: string };

const hole = /\{\{ *member\.([A-Za-z_][A-Za-z0-9_]*) *(?:\| *default: *(?:"([^"\\{}]*)"|'([^'\\{}]*)') *)?\}\}/g;

/** Splits a source at its plain member fields; anything cleverer stays text. */
export function readablePieces(source: string, words: Words): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of source.matchAll(hole)) {
    if (match.index > end) pieces.push({ type: 'text', text: source.slice(end, match.index) });
    const field = match[1] ?? '';
    const otherwise = match[2] ?? match[3] ?? null;
    pieces.push({ type: 'field', source: match[0], field, otherwise, label: fieldName(field, words) });
    end = match.index + match[0].length;
  }
  if (end < source.length) pieces.push({ type: 'text', text: source.slice(end) });
  return pieces;
}

/** The liquid source of a field, with what to write for members who lack it. */
export function fieldSource(field: string, otherwise: string): string {
  const text = otherwise.replaceAll(/["\\{}]/g, '');
  return text === '' ? `{{ member.${field} }}` : `{{ member.${field} | default: "${text}" }}`;
}

export function fieldName(field: string, words: Words): string {
  const key = `send-sms.field-name.${field}`;
  const name = words(key);
  return name === key ? field : name;
}

/** The message as a sample member gets it; null while it cannot be rendered. */
export function sampleText(source: string, words: Words): string | null {
  const rendered = renderTemplate(source, { name: words('send-sms.preview.name') });
  return rendered.ok ? rendered.value : null;
}
