import type { JourneyNode } from '@magpie/journey';
import type { Words } from '@magpie/ui';
import type { RunSummary } from '../api/contract.ts';
import { portWords } from '../canvas/port-words.ts';
import { isEnd } from './people-inside.ts';
import type { RunNumber } from './run-number.ts';
import { stateWords } from './send-states.tsx';

/** What a number of a run counts, in words: the step it stands at, and which of its numbers. */
export function numberWords(
  number: RunNumber,
  run: Pick<RunSummary, 'document' | 'state'>,
  words: Words,
): { readonly step: string | null; readonly what: string } {
  const node = 'node' in number && number.node !== null ? run.document.nodes.find(({ id }) => id === number.node) : undefined;
  const step = 'node' in number && number.node !== null ? (node?.name ?? number.node) : null;
  switch (number.type) {
    case 'entered':
      return { step, what: words('run.entered') };
    case 'here':
      return { step, what: hereWords(run, number.node, words) };
    case 'stuck':
      return { step, what: words('run.stuck') };
    case 'left':
      return { step, what: wayWords(node, number.outcomes, words) };
    case 'messages':
      return { step, what: stateWords(number.state, words) };
    case 'converted':
      return {
        step,
        what: number.outcomes === null ? words('run.converted') : words('run.converted.way', { way: wayWords(node, number.outcomes, words) }),
      };
    case 'open':
      return { step, what: words('run.open') };
    case 'arm-open':
      return { step, what: words('people.arm.open', { arm: words(`result.${number.arm}`) }) };
    case 'arm':
      return { step, what: words(number.bought ? 'people.arm.bought' : 'people.arm', { arm: words(`result.${number.arm}`) }) };
  }
}

/** Those at a step now: on their way, at their end, or where a stopped run left them. */
export function hereWords(run: Pick<RunSummary, 'document' | 'state'>, node: string, words: Words): string {
  return words(isEnd(run, node) ? 'run.ended' : run.state === 'stopped' ? 'run.here.stopped' : 'run.here');
}

function wayWords(node: JourneyNode | undefined, outcomes: readonly string[], words: Words): string {
  return outcomes.map((outcome) => (node === undefined ? outcome : portWords(node, outcome, words))).join(words('people.comma'));
}

/** What stands beside somebody in a list: the state of their message, or the way they left by. */
export function detailWords(detail: string, node: JourneyNode | undefined, words: Words): string {
  const state = stateWords(detail, words);
  return state === detail && node !== undefined ? portWords(node, detail, words) : state;
}
