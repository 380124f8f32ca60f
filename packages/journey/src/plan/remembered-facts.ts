import { invariant } from '@magpie/kit';
import type { Answer, FactNeed, Facts, UnreachableReason } from './position.ts';

/** Answers collected one need at a time, read as facts. */
export function rememberedFacts(): { readonly facts: Facts; remember(need: FactNeed, answer: Answer): void } {
  const predicates = new Map<string, boolean>();
  const events = new Map<number, number | null>();
  const arms = new Map<number, string>();
  const reaches = new Map<number, UnreachableReason | null>();
  const moments = new Map<string, number>();
  return {
    facts: {
      predicate: (op, filter) => predicates.get(`${op}|${filter}`),
      event: (op) => events.get(op),
      arm: (op) => arms.get(op),
      reach: (op) => reaches.get(op),
      moment: (op, which) => moments.get(`${op}|${which}`),
    },
    remember: (need, answer) => {
      if (need.type === 'predicate' && typeof answer === 'boolean') predicates.set(`${need.op}|${need.filter}`, answer);
      else if (need.type === 'event' && (answer === null || typeof answer === 'number')) events.set(need.op, answer);
      else if (need.type === 'arm' && typeof answer === 'string') arms.set(need.op, answer);
      else if (need.type === 'reach' && (answer === null || answer === 'no-address' || answer === 'no-consent')) reaches.set(need.op, answer);
      else if (need.type === 'moment' && typeof answer === 'number') moments.set(`${need.op}|${need.which}`, answer);
      else invariant(false, `The answer ${String(answer)} does not fit a need of type ${need.type}`);
    },
  };
}
