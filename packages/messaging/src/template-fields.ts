import { type ParsedTemplate, templateEngine } from './template-engine.ts';
import { parseTemplate } from './parse-template.ts';

/** What a template reads from outside itself. */
export interface TemplateReads {
  /** Member attributes, in order of appearance: `name` for `{{ member.name }}`. */
  readonly fields: readonly string[];
  /** Everything else, as written: `order.id`, `member`, `member[x]`. Such a template cannot be rendered. */
  readonly foreign: readonly string[];
}

/** The member attributes that a source reads; none when it does not parse. */
export function templateFields(source: string): readonly string[] {
  const parsed = parseTemplate(source);
  return parsed.ok ? templateReads(parsed.value).fields : [];
}

/** Splits what a parsed template reads into member attributes and the rest. */
export function templateReads(template: ParsedTemplate): TemplateReads {
  const fields = new Set<string>();
  const foreign = new Set<string>();
  for (const [root, field, ...deeper] of templateEngine.globalVariableSegmentsSync([...template])) {
    if (root === 'member' && typeof field === 'string' && deeper.every((part) => typeof part !== 'object')) fields.add(field);
    else
      foreign.add(
        [root, field, ...deeper]
          .filter((part) => part !== undefined)
          .map(segmentText)
          .join('.'),
      );
  }
  return { fields: [...fields], foreign: [...foreign] };
}

function segmentText(segment: unknown): string {
  return typeof segment === 'string' || typeof segment === 'number' ? String(segment) : '[…]';
}
