import type { Filter } from '../filter.ts';
import { parseFilterText } from '../text/parse-filter-text.ts';

/** The filter that a text means; a test whose text cannot be read has failed. */
export function filterOf(text: string): Filter {
  const parsed = parseFilterText(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.refusal)}`);
  return parsed.value;
}
