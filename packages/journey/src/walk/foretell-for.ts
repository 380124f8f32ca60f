import type { Plan } from '../plan/plan.ts';
import type { Effect } from '../plan/position.ts';
import { foretellSends, type ForetoldSend, type SendingRules } from './foretell-sends.ts';
import type { Person } from './person-world.ts';
import { reachOf } from './reach-of.ts';

/** What will become of the messages that a plan meant for a person, by what is known of them. */
export function foretellFor(
  plan: Plan,
  person: Person,
  { effects, rules }: { readonly effects: readonly Effect[]; readonly rules: SendingRules },
): readonly ForetoldSend[] {
  const meant = effects.flatMap((effect) => (effect.type === 'send' ? [{ op: effect.op, at: effect.at }] : []));
  return foretellSends(plan, meant, {
    zone: person.zone,
    rules,
    reach: (index, at) => {
      const op = plan.ops[index];
      return op?.op === 'send' ? reachOf(op, person, at) : null;
    },
  });
}
