import type { JourneyDocument } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { Words } from '@magpie/ui';
import { portWords } from '../../canvas/port-words.ts';
import { nodeById } from '../store/graph-reading.ts';

/** The problem with a way out called as its author sees it on the card, not by its id. */
export function inWords(problem: Problem, document: JourneyDocument, words: Words): Problem {
  const port = problem.parameters?.['port'];
  const node = nodeById(document, problem.node ?? '');
  return node === null || typeof port !== 'string'
    ? problem
    : { ...problem, parameters: { ...problem.parameters, port: portWords(node, port, words) } };
}
