import { ok, refuse, type Result } from '@magpie/kit';
import { maxTextLength, type ParsedTemplate, templateEngine } from './template-engine.ts';

/** Values of a member's attributes by name. Missing and null are the same: there is nothing to print. */
export type MemberValues = Readonly<Record<string, unknown>>;

/** Why one person's message could not be written; the others are not concerned. */
export interface RenderRefusal {
  readonly code: 'template-error';
  readonly reason: string;
}

export type Render = (member: MemberValues) => Result<string, RenderRefusal>;

/**
 * Most messages are text with a name in it. Those are put together directly, some ten times faster than liquid walks its tree; whatever is not a
 * plain text or number is left to liquid, so both always agree. Null when the source has more to it.
 */
export function fastRender(source: string, template: ParsedTemplate): Render | null {
  const parts = partsOf(source);
  if (parts === null) return null;
  return (member) => {
    let text = '';
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : fill(part, member);
      if (piece === null) return renderParsed(template, member);
      text += piece;
    }
    return bounded(text);
  };
}

/** Renders with liquid itself. */
export function renderParsed(template: ParsedTemplate, member: MemberValues): Result<string, RenderRefusal> {
  try {
    const text: unknown = templateEngine.renderSync([...template], { member: withoutNulls(member) });
    return typeof text === 'string' ? bounded(text) : refuse({ code: 'template-error', reason: 'not a text' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse({ code: 'template-error', reason: error.message.split(', line:', 1)[0] ?? error.message });
  }
}

interface Hole {
  readonly field: string;
  /** From `| default: "text"`. */
  readonly otherwise: string | null;
}

const hole = /\{\{ *member\.([A-Za-z_][A-Za-z0-9_]*) *(?:\| *default: *(?:"([^"\\{}]*)"|'([^'\\{}]*)') *)?\}\}/g;
/** What liquid itself reads from every value, own property or not. */
const special = new Set(['size', 'first', 'last']);

function partsOf(source: string): (string | Hole)[] | null {
  const parts: (string | Hole)[] = [];
  let end = 0;
  for (const match of source.matchAll(hole)) {
    const field = match[1] ?? '';
    if (special.has(field)) return null;
    parts.push(source.slice(end, match.index), { field, otherwise: match[2] ?? match[3] ?? null });
    end = match.index + match[0].length;
  }
  parts.push(source.slice(end));
  return parts.some((part) => typeof part === 'string' && /\{[{%]/.test(part)) ? null : parts;
}

function fill({ field, otherwise }: Hole, member: MemberValues): string | null {
  const value = Object.hasOwn(member, field) ? member[field] : undefined;
  if (typeof value === 'string' && (value !== '' || otherwise === null)) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return value === undefined || value === null || value === '' ? otherwise : null;
}

function bounded(text: string): Result<string, RenderRefusal> {
  if (text.length > maxTextLength) return refuse({ code: 'template-error', reason: `longer than ${maxTextLength} characters` });
  return text.trim() === '' ? refuse({ code: 'template-error', reason: 'empty' }) : ok(text);
}

function withoutNulls(member: MemberValues): MemberValues {
  return Object.fromEntries(Object.entries(member).filter(([, value]) => value !== null && value !== undefined));
}
