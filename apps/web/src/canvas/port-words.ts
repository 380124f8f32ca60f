import type { JourneyNode } from '@magpie/journey';
import type { Words } from '@magpie/ui';
import { readStep } from '../editor/store/graph-reading.ts';

/** The words of a port or outcome: what its author calls it, else its kind's own words, else its name as it is. */
export function portWords(node: Pick<JourneyNode, 'type' | 'config'>, port: string, words: Words): string {
  const step = readStep(node);
  const named = step?.kind.portName?.(step.config, port) ?? null;
  if (named !== null && named !== '') return named;
  for (const key of [`outcome.${node.type}.${port}`, `outcome.${port}`]) {
    const text = words(key);
    if (text !== key) return text;
  }
  return port;
}
