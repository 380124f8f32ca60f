import { refuse, type Result } from '@magpie/kit';
import { fastRender, type MemberValues, renderParsed, type Render, type RenderRefusal } from './fast-render.ts';
import { parseTemplate, type TemplateFlaw } from './parse-template.ts';
import { templateReads } from './template-fields.ts';

/** A template that is ready to be rendered for very many members. */
export interface CompiledTemplate {
  /** Attributes it reads, in order of appearance. */
  readonly fields: readonly string[];
  readonly render: Render;
}

const cacheSize = 256;
const cache = new Map<string, Result<CompiledTemplate, TemplateFlaw>>();

/** Parses a source once; later calls with the same source cost a look-up. A template that reads anything but `member.<attribute>` refuses every member. */
export function compileTemplate(source: string): Result<CompiledTemplate, TemplateFlaw> {
  const known = cache.get(source);
  if (known) return known;
  const compiled = compile(source);
  const oldest = cache.keys().next();
  if (cache.size >= cacheSize && !oldest.done) cache.delete(oldest.value);
  cache.set(source, compiled);
  return compiled;
}

/** Renders a source for one member. For many members take {@link compileTemplate}. A source that does not parse refuses with its flaw. */
export function renderTemplate(source: string, member: MemberValues): Result<string, RenderRefusal | TemplateFlaw> {
  const compiled = compileTemplate(source);
  return compiled.ok ? compiled.value.render(member) : compiled;
}

function compile(source: string): Result<CompiledTemplate, TemplateFlaw> {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return parsed;
  const { fields, foreign } = templateReads(parsed.value);
  if (foreign.length > 0) {
    const refusal = refuse({ code: 'template-error' as const, reason: `undefined variable: ${foreign.join(', ')}` });
    return { ok: true, value: { fields, render: () => refusal } };
  }
  return { ok: true, value: { fields, render: fastRender(source, parsed.value) ?? ((member) => renderParsed(parsed.value, member)) } };
}
