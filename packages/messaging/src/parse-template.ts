import { ok, refuse, type Result } from '@magpie/kit';
import { maxSourceLength, type ParsedTemplate, templateEngine } from './template-engine.ts';

/** Why a source is no template. `line` and `column` count from 1. */
export interface TemplateFlaw {
  readonly code: 'template-too-long' | 'template-syntax' | 'template-unknown-filter' | 'template-unknown-tag';
  /** What is wrong, as short as it can be named: the filter, the tag, or the engine's own words. */
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/** Parses a liquid source, or says where it is broken. Never reads anything but the source. */
export function parseTemplate(source: string): Result<ParsedTemplate, TemplateFlaw> {
  if (source.length > maxSourceLength) return refuse({ code: 'template-too-long', what: String(source.length), line: 1, column: 1 });
  try {
    return ok(templateEngine.parse(source));
  } catch (error) {
    return refuse(flawOf(error));
  }
}

const place = /, line:(\d+), col:(\d+)/;

function flawOf(error: unknown): TemplateFlaw {
  if (!(error instanceof Error)) throw error;
  const message = error.message.split('\n', 1)[0] ?? '';
  const [, line = '1', column = '1'] = place.exec(message) ?? [];
  const what = message.replace(place, '');
  const at = { line: Number(line), column: Number(column) };
  const filter = /^undefined filter: (.+)$/.exec(what);
  if (filter?.[1]) return { code: 'template-unknown-filter', what: filter[1], ...at };
  const tag = /^tag "(.+)" not found$/.exec(what);
  if (tag?.[1]) return { code: 'template-unknown-tag', what: tag[1], ...at };
  return { code: 'template-syntax', what, ...at };
}
