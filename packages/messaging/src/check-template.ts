import type { Problem } from '@magpie/kit';
import { parseTemplate } from './parse-template.ts';
import { templateReads } from './template-fields.ts';

/** A problem of a text; the caller knows the node and puts the field's path in front. */
export type TextProblem = Omit<Problem, 'node'>;

/**
 * What is wrong with a message's liquid source: `template-empty`, `template-too-long`, `template-syntax`, `template-unknown-tag`,
 * `template-unknown-filter`, `template-unknown-variable` (errors) and `template-unknown-field` (a warning: an attribute that no member has).
 * `fields` are the attributes that members have; null when nobody knows.
 */
export function checkTemplate(source: string, fields: readonly string[] | null): readonly TextProblem[] {
  if (source.trim() === '') return [error('template-empty', {})];
  const parsed = parseTemplate(source);
  if (!parsed.ok) {
    const { code, what, line, column } = parsed.refusal;
    return [error(code, { what, line, column })];
  }
  const reads = templateReads(parsed.value);
  const unknown = fields === null ? [] : reads.fields.filter((field) => !fields.includes(field));
  return [
    ...reads.foreign.map((variable) => error('template-unknown-variable', { variable })),
    ...unknown.map((field): TextProblem => ({ code: 'template-unknown-field', severity: 'warning', path: [], parameters: { field } })),
  ];
}

function error(code: string, parameters: TextProblem['parameters']): TextProblem {
  return { code, severity: 'error', path: [], parameters };
}
