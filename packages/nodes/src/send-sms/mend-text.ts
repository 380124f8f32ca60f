import type { OwnProblem, WorkspaceFacts } from '@magpie/journey';
import { smsMarks } from '@magpie/messaging';

/** The text with a problem mended, where there is one obvious way; else null. */
export function mendText(text: string, { code, parameters }: OwnProblem, { name, memberFields }: WorkspaceFacts): string | null {
  const [what, variable, field] = (['what', 'variable', 'field'] as const).map((parameter) => String(parameters[parameter] ?? ''));
  switch (code) {
    case 'sms-no-opt-out':
      return withOptOut(text);
    case 'sms-no-signature':
      return name === null ? null : withSignature(text, name);
    case 'sms-bad-signature':
      return withPlainSignature(text);
    case 'template-unknown-tag':
      return changed(text, text.replaceAll(new RegExp(String.raw`\{%-?\s*(?:end)?${escaped(what)}\b[^%]*%\}`, 'g'), ''));
    case 'template-unknown-filter':
      return changed(
        text,
        text.replaceAll(hole, (inside) => inside.replaceAll(new RegExp(String.raw`\s*\|\s*${escaped(what)}\b(?:\s*:[^|}]*\b)?`, 'g'), '')),
      );
    case 'template-unknown-variable':
      return memberFields?.includes(variable ?? '') === true ? renamed(text, variable, `member.${variable}`) : null;
    case 'template-unknown-field': {
      const alike = memberFields?.filter((known) => loosely(known) === loosely(field ?? '')) ?? [];
      return alike.length === 1 ? renamed(text, `member.${field}`, `member.${alike[0]}`) : null;
    }
    default:
      return null;
  }
}

const hole = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** With the shortest way out that carriers know, in the language of the text. */
function withOptOut(text: string): string {
  return /\p{Script=Han}/u.test(text) ? `${text.trimEnd()}拒收请回复R` : `${text.trimEnd()} Reply STOP to opt out`;
}

/** Signed by the shop, as far as its name can be a signature. */
function withSignature(text: string, name: string): string | null {
  const plain = plainSignature(name);
  return plain === null ? null : `【${plain}】${text.trimStart()}`;
}

/** Without the signs that a signature may not hold; null where nothing would be left of it. */
function withPlainSignature(text: string): string | null {
  const { signature } = smsMarks(text);
  const plain = plainSignature(signature ?? '');
  return plain === null ? null : text.replace(`【${signature}】`, () => `【${plain}】`);
}

function plainSignature(name: string): string | null {
  const plain = name
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim()
    .slice(0, 20);
  return plain.length < 2 ? null : plain;
}

/** With a variable called otherwise wherever it is read; what stands in quotes is text. */
function renamed(text: string, before = '', after = ''): string | null {
  const name = new RegExp(String.raw`"[^"]*"|'[^']*'|(?<![\w.])${escaped(before)}(?!\w)`, 'g');
  return changed(
    text,
    text.replaceAll(hole, (inside) => inside.replaceAll(name, (found) => (found === before ? after : found))),
  );
}

/** The same to somebody who does not look at capitals and dashes. */
function loosely(field: string): string {
  return field.toLowerCase().replaceAll(/[\s_-]/g, '');
}

function escaped(text = ''): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function changed(before: string, after: string): string | null {
  return after === before ? null : after;
}
